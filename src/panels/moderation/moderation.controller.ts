import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { Seats } from '../membership/seats.queries.js';
import { Scores, type ScoredBid } from '../scoring/scores.queries.js';
import { ModeratedScores } from './moderated-scores.queries.js';
import { Moderating } from './moderating.service.js';
import { ModerationForm } from './moderation.form.js';

/** A score beside the members' mean. Whoever sees the scores reads it; chair and coordinator write it. */
@Controller('applications/:applicationId/moderation')
export class ModerationController {
  constructor(
    private readonly applications: Applications,
    private readonly rounds: Rounds,
    private readonly scores: Scores,
    private readonly seats: Seats,
    private readonly moderated: ModeratedScores,
    private readonly moderating: Moderating,
  ) {}

  @Get()
  @Allow('panel-member', 'coordinator', 'observer')
  async show(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { round, bid } = await this.found(applicationId, person);
    const [moderations, mayModerate] = await Promise.all([
      this.moderated.of(applicationId),
      this.mayModerate(round, person),
    ]);
    return page('panels/moderation/views/moderation.njk', {
      ...{ round, bid, moderations },
      mayModerate: mayModerate && bid.application.status === 'submitted',
    });
  }

  @Post()
  @Allow('panel-member', 'coordinator')
  async moderate(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body(new FormPipe(ModerationForm)) { score, reason, seenVersion }: ModerationForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { round } = await this.found(applicationId, person);
    if (!(await this.mayModerate(round, person))) throw new NotFoundException();
    await this.moderating.moderate({
      ...{ applicationId, hundredths: score, reason, seenVersion, by: person.id },
    });
    return seeOther(
      `/applications/${applicationId}/moderation`,
      'The moderated score stands beside the members’ own.',
    );
  }

  private async mayModerate({ panelId }: RoundSummary, person: SignedInPerson): Promise<boolean> {
    return holds(person, 'coordinator') || this.seats.isChair(panelId, person.id);
  }

  /** @throws NotFoundException unless this person sees the scores of the round, and the bid isn't shut to them. */
  private async found(
    applicationId: string,
    person: SignedInPerson,
  ): Promise<{ readonly round: RoundSummary; readonly bid: ScoredBid }> {
    const application = await this.applications.byId(applicationId);
    const round = application && (await this.rounds.byId(application.roundId));
    const bid = round && (await this.scores.scored(round, applicationId, person));
    if (!bid) throw new NotFoundException();
    return { round, bid };
  }
}
