import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { AskedCosts } from '../../applications/costs/asked-costs.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { Seats } from '../../panels/membership/seats.queries.js';
import { PanelRules } from '../../panels/rule/panel-rules.queries.js';
import { Scores, type RankedBid } from '../../panels/scoring/scores.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { DecisionForm, verdictOf } from '../decision/decision.form.js';
import { splitOf, startOf, whatWasDone } from '../decision/decision.page.js';
import { DecisionRecords } from '../decision/decision-records.queries.js';
import { Decisions } from '../decision/decision.service.js';
import { isUndecided } from '../decision/outcome.rules.js';
import { RoundMoney } from '../decision/round-money.queries.js';
import { costsOf } from '../split/split.rules.js';

type OpenBid = Extract<RankedBid, { isShut: false }>;

/** A decision that can't wait for the next meeting: the agencies are asked by e-mail. */
@Controller('rounds/:slug/urgent-decisions/:applicationId')
@Allow('coordinator', 'panel-member')
export class UrgentDecisionController {
  constructor(
    private readonly rounds: Rounds,
    private readonly seats: Seats,
    private readonly scores: Scores,
    private readonly interests: Interests,
    private readonly rules: PanelRules,
    private readonly money: RoundMoney,
    private readonly recorded: DecisionRecords,
    private readonly decisions: Decisions,
    private readonly costs: AskedCosts,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { round, bid } = await this.found(slug, applicationId, person);
    const [rule, funds, interests, last, costs] = await Promise.all([
      this.rules.inForce(round.panelId),
      this.money.of(round.id),
      this.interests.of(applicationId),
      this.recorded.ofApplication(applicationId),
      this.costs.of([applicationId]),
    ]);
    const askedPence = bid.application.requestedPence ?? 0n;
    const asking = { askedPence, costs: costsOf(askedPence, costs.get(applicationId) ?? []) };
    const split = splitOf(asking, funds);
    const isNamed = bid.application.organisationId !== '';
    return page('awards/urgent/views/urgent.njk', {
      ...{ round, bid, rule, funds, last, split, start: startOf(undefined, split) },
      isOpen: last === undefined || isUndecided(last.state),
      // Where who applies is hidden, what somebody wrote about their interest may name them.
      interests: interests
        .filter(({ kind }) => kind !== 'none')
        .map((one) => (isNamed ? one : { ...one, note: '' })),
    });
  }

  @Post()
  async put(
    @Param('slug') slug: string,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body(new FormPipe(DecisionForm)) form: DecisionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { bid } = await this.found(slug, applicationId, person);
    const { reasons, conditions, feedback, notes, revisedBudget } = form;
    await this.decisions.decide({
      ...{ meetingId: null, applicationId, way: 'urgent', verdict: verdictOf(form) },
      ...{ reasons, conditions, feedback, notes, revisedBudget, recordedBy: person.id },
    });
    const decision = await this.recorded.ofApplication(applicationId);
    return seeOther(
      decision?.ratificationId
        ? `/ratifications/${decision.ratificationId}`
        : `/rounds/${slug}/ranking`,
      decision && whatWasDone(decision, bid.application.organisationName),
    );
  }

  /** @throws NotFoundException unless they chair the panel or are the coordinator, and the bid isn't shut to them. */
  private async found(
    slug: string,
    applicationId: string,
    person: SignedInPerson,
  ): Promise<{ round: RoundSummary; bid: OpenBid }> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    const isChair = await this.seats.isChair(round.panelId, person.id);
    if (!isChair && !holds(person, 'coordinator')) throw new NotFoundException();
    const ranking = await this.scores.ranking(round, person);
    const bid = ranking?.bids.find((one) => !one.isShut && one.application.id === applicationId);
    if (!bid || bid.isShut) throw new NotFoundException();
    return { round, bid };
  }
}
