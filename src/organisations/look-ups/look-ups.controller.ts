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
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Organisations } from '../organisations.queries.js';
import { LookUpForm } from './look-up.form.js';
import { registersToAsk } from './look-ups.page.js';
import { LookUpsQueries } from './look-ups.queries.js';
import { LookUps } from './look-ups.service.js';
import { REGISTERS } from './register.rules.js';
import { Registers } from './registers.service.js';

/** What the public registers say of an organisation, each answer with its day. */
@Controller('organisations/:id/look-ups')
@Allow('coordinator', 'trustee-administrator')
export class LookUpsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly asked: LookUpsQueries,
    private readonly lookUps: LookUps,
    private readonly registers: Registers,
  ) {}

  @Get()
  @Allow('coordinator', 'trustee-administrator', 'observer')
  async list(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const [organisation, lookUps] = await Promise.all([
      this.organisations.byId(id),
      this.asked.ofOrganisation(id),
    ]);
    if (!organisation) throw new NotFoundException();
    return page('organisations/look-ups/views/look-ups.njk', {
      organisation,
      lookUps,
      names: REGISTERS,
      registers: registersToAsk(organisation, lookUps, (code) => this.registers.of(code)),
      mayAsk: holds(person, 'coordinator') || holds(person, 'trustee-administrator'),
    });
  }

  @Post()
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(LookUpForm)) { register }: LookUpForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.lookUps.ask({ organisationId: id, register, by: person.id });
    return seeOther(
      `/organisations/${id}/look-ups`,
      `We are asking ${REGISTERS[register]}. Open this page again in a moment.`,
    );
  }
}
