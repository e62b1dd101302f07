import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { OrganisationsToChoose } from '../on-behalf/organisations-to-choose.queries.js';
import { Invitations } from './invitations.queries.js';
import { InvitingForm } from './inviting.form.js';
import { Inviting } from './inviting.service.js';

/** The named organisations that a round by invitation is for. */
@Controller('rounds/:slug/invitations')
@Allow('coordinator')
export class InvitingController {
  constructor(
    private readonly rounds: Rounds,
    private readonly organisations: OrganisationsToChoose,
    private readonly invitations: Invitations,
    private readonly inviting: Inviting,
  ) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.found(slug);
    const [invited, organisations] = await Promise.all([
      this.invitations.ofRound(round.id),
      this.organisations.all(),
    ]);
    return page('applications/inviting/views/invitations.njk', {
      round,
      invited,
      others: organisations.filter(({ value }) => !invited.some(({ id }) => id === value)),
    });
  }

  @Post()
  async invite(
    @Param('slug') slug: string,
    @Body(new FormPipe(InvitingForm)) { organisation }: InvitingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const round = await this.found(slug);
    await this.inviting.invite({ roundId: round.id, organisationId: organisation }, person.id);
    return seeOther(`/rounds/${slug}/invitations`, 'Invited. Its contacts hear of it by e-mail.');
  }

  /** A round that is open to all has no invitations. */
  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round?.isByInvitation) throw new NotFoundException();
    return round;
  }
}
