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
import { NewPersonForm } from './administration.form.js';
import { Administration } from './administration.service.js';
import { listOf, pageOf, roleChoices } from './people.page.js';
import { RegisteredPeople } from './registered-people.queries.js';

@Controller('people')
@Allow('administrator')
export class PeopleController {
  constructor(
    private readonly people: RegisteredPeople,
    private readonly administration: Administration,
  ) {}

  @Get()
  async list(): Promise<Page> {
    return page('people/administration/views/people.njk', listOf(await this.people.list()));
  }

  @Get('new')
  newPerson(): Page {
    return page('people/administration/views/new-person.njk', { choices: roleChoices() });
  }

  @Post('new')
  async add(
    @Body(new FormPipe(NewPersonForm)) { name, email, role }: NewPersonForm,
    @SignedIn() administrator: SignedInPerson,
  ): Promise<SeeOther> {
    const id = await this.administration.add({ name, email }, role, administrator.id);
    return seeOther(`/people/${id}`, 'They have the role, and a message that says so.');
  }

  @Get(':personId')
  async show(@Param('personId', ParseUUIDPipe) personId: string): Promise<Page> {
    const person = await this.people.byId(personId);
    if (!person) throw new NotFoundException();
    return page('people/administration/views/person.njk', pageOf(person));
  }
}
