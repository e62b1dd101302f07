import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Organisations, type OrganisationSummary } from '../organisations.queries.js';
import { FlagForm, LiftingForm } from './flag.form.js';
import { FLAG_KINDS, flagKinds, isInForce } from './flag.rules.js';
import { Flags, type RaisedFlag } from './flags.queries.js';
import { Flagging } from './flagging.service.js';

/** What staff must know about an organisation. Its own people come nowhere near. */
@Controller('organisations/:id/flags')
@Allow('coordinator', 'trustee-administrator')
export class FlagsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly flags: Flags,
    private readonly flagging: Flagging,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('coordinator', 'trustee-administrator', 'observer')
  async list(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const organisation = await this.organisationOrNotFound(id);
    const flags = await this.flags.ofOrganisation(id);
    const today = this.clock.today();
    return page('organisations/flags/views/flags.njk', {
      organisation,
      kinds: FLAG_KINDS,
      inForce: flags.filter((flag) => isInForce(flag, today)),
      over: flags.filter((flag) => !isInForce(flag, today)),
      mayFlag: holds(person, 'coordinator') || holds(person, 'trustee-administrator'),
    });
  }

  @Get('new')
  async ask(@Param('id', ParseUUIDPipe) id: string): Promise<Page> {
    return page('organisations/flags/views/raise.njk', {
      organisation: await this.organisationOrNotFound(id),
      kinds: flagKinds.map((value) => ({ value, ...FLAG_KINDS[value] })),
    });
  }

  @Post('new')
  async raise(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(FlagForm)) { kind, reason, until }: FlagForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.flagging.raise({ organisationId: id, kind, reason, until, by: person.id });
    return seeOther(
      `/organisations/${id}/flags`,
      'The flag is raised. Staff see it in every fund and round; the organisation does not.',
    );
  }

  @Get(':flagId/lifting')
  async askToLift(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('flagId', ParseUUIDPipe) flagId: string,
  ): Promise<Page> {
    const flag = await this.flagOrNotFound(id, flagId);
    return page('organisations/flags/views/lift.njk', { flag, kind: FLAG_KINDS[flag.kind] });
  }

  @Post(':flagId/lifting')
  async lift(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('flagId', ParseUUIDPipe) flagId: string,
    @Body(new FormPipe(LiftingForm)) { reason }: LiftingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.flagOrNotFound(id, flagId);
    await this.flagging.lift(flagId, reason, person.id);
    return seeOther(`/organisations/${id}/flags`, 'The flag is lifted. It stays on the record.');
  }

  private async organisationOrNotFound(id: string): Promise<OrganisationSummary> {
    const organisation = await this.organisations.byId(id);
    if (!organisation) throw new NotFoundException();
    return organisation;
  }

  private async flagOrNotFound(organisationId: string, flagId: string): Promise<RaisedFlag> {
    const flag = await this.flags.byId(flagId);
    if (flag?.organisationId !== organisationId) throw new NotFoundException();
    return flag;
  }
}
