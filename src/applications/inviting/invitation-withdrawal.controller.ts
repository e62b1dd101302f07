import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { Invitations } from './invitations.queries.js';
import { Inviting } from './inviting.service.js';

@Controller('rounds/:slug/invitations/:organisationId/withdrawal')
@Allow('coordinator')
export class InvitationWithdrawalController {
  constructor(
    private readonly rounds: Rounds,
    private readonly invitations: Invitations,
    private readonly inviting: Inviting,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
  ): Promise<Page> {
    const round = await this.found(slug);
    const invited = await this.invitations.ofRound(round.id);
    const organisation = invited.find(({ id }) => id === organisationId);
    if (!organisation) throw new NotFoundException();
    return page('applications/inviting/views/withdraw.njk', { round, organisation });
  }

  @Post()
  async withdraw(
    @Param('slug') slug: string,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const round = await this.found(slug);
    await this.inviting.withdraw({ roundId: round.id, organisationId }, person.id);
    return seeOther(`/rounds/${slug}/invitations`, 'The invitation is withdrawn.');
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round?.isByInvitation) throw new NotFoundException();
    return round;
  }
}
