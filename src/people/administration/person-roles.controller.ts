import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { RoleForm } from './administration.form.js';
import { Administration } from './administration.service.js';
import { isHouseRole, nameOfRole } from './house-roles.rules.js';
import { roleChoices } from './people.page.js';
import { RegisteredPeople, type RegisteredPerson } from './registered-people.queries.js';

/** What an administrator does about one person. */
@Controller('people/:personId')
@Allow('administrator')
export class PersonRolesController {
  constructor(
    private readonly people: RegisteredPeople,
    private readonly administration: Administration,
  ) {}

  @Get('roles')
  async form(@Param('personId', ParseUUIDPipe) personId: string): Promise<Page> {
    const person = await this.personOr404(personId);
    return page('people/administration/views/give-role.njk', { person, choices: roleChoices() });
  }

  @Post('roles')
  async give(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body(new FormPipe(RoleForm)) { role }: RoleForm,
    @SignedIn() administrator: SignedInPerson,
  ): Promise<SeeOther> {
    const { name } = await this.personOr404(personId);
    await this.administration.give(personId, role, administrator.id);
    return seeOther(
      `/people/${personId}`,
      `${name}: ${nameOfRole(role)}. A message tells them so.`,
    );
  }

  @Get('roles/:roleId/withdrawal')
  async withdrawalForm(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Param('roleId', ParseUUIDPipe) roleId: string,
  ): Promise<Page> {
    const person = await this.personOr404(personId);
    const held = person.roles.find(({ id }) => id === roleId);
    if (!held || !isHouseRole(held.role)) throw new NotFoundException();
    const role = nameOfRole(held.role);
    return page('people/administration/views/withdraw-role.njk', { person, role });
  }

  @Post('roles/:roleId/withdrawal')
  async withdraw(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Param('roleId', ParseUUIDPipe) roleId: string,
    @SignedIn() administrator: SignedInPerson,
  ): Promise<SeeOther> {
    await this.administration.withdraw(personId, roleId, administrator.id);
    return seeOther(`/people/${personId}`, 'They no longer have that role.');
  }

  @Get('lost-app')
  async lostAppForm(@Param('personId', ParseUUIDPipe) personId: string): Promise<Page> {
    const person = await this.personOr404(personId);
    return page('people/administration/views/lost-app.njk', { person });
  }

  @Post('lost-app')
  async forgetApp(
    @Param('personId', ParseUUIDPipe) personId: string,
    @SignedIn() administrator: SignedInPerson,
  ): Promise<SeeOther> {
    await this.personOr404(personId);
    await this.administration.forgetSecondFactor(personId, administrator.id);
    return seeOther(`/people/${personId}`, 'They set up another app when they next sign in.');
  }

  private async personOr404(personId: string): Promise<RegisteredPerson> {
    const person = await this.people.byId(personId);
    if (!person) throw new NotFoundException();
    return person;
  }
}
