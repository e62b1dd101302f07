import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { londonInstant } from '../../kernel/london.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { OrganisationsToChoose } from '../on-behalf/organisations-to-choose.queries.js';
import { ExtensionForm, GraceForm } from './deadline.form.js';
import { Deadlines } from './deadlines.queries.js';
import { Extending } from './extending.service.js';

/** A round's deadline: its minutes of grace, and who has more time. */
@Controller('rounds/:slug/deadline')
@Allow('coordinator')
export class DeadlineController {
  constructor(
    private readonly rounds: Rounds,
    private readonly deadlines: Deadlines,
    private readonly organisations: OrganisationsToChoose,
    private readonly extending: Extending,
  ) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.found(slug);
    return page('applications/deadline/views/deadline.njk', {
      round,
      graceMinutes: await this.deadlines.graceOf(round.id),
      extensions: await this.deadlines.ofRound(round.id),
    });
  }

  @Get('extension')
  async askToExtend(@Param('slug') slug: string): Promise<Page> {
    return page('applications/deadline/views/extend.njk', {
      round: await this.found(slug),
      organisations: await this.organisations.all(),
    });
  }

  @Post('extension')
  async extend(
    @Param('slug') slug: string,
    @Body(new FormPipe(ExtensionForm)) form: ExtensionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.found(slug);
    if (holds(person, 'contact', form.organisation)) throw new NotFoundException();
    await this.extending.extend({
      roundId,
      organisationId: form.organisation,
      until: londonInstant(form.untilOn, form.untilTime),
      cause: form.cause,
      reason: form.reason,
      by: person.id,
    });
    return seeOther(`/rounds/${slug}/deadline`, 'More time is given. They have been told.');
  }

  @Get('grace')
  async askGrace(@Param('slug') slug: string): Promise<Page> {
    const round = await this.found(slug);
    return page('applications/deadline/views/grace.njk', {
      round,
      graceMinutes: await this.deadlines.graceOf(round.id),
    });
  }

  @Post('grace')
  async setGrace(
    @Param('slug') slug: string,
    @Body(new FormPipe(GraceForm)) { minutes, reason }: GraceForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id } = await this.found(slug);
    await this.extending.setGrace(id, minutes, reason, person.id);
    return seeOther(`/rounds/${slug}/deadline`, 'The minutes of grace are set.');
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}
