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
import { Clock } from '../../kernel/clock.js';
import { AgencyRecusals } from '../../panels/interests/agency-recusals.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { attendeesFor, Attendances } from '../../panels/meetings/attendance.queries.js';
import { MeetingAccess } from '../../panels/meetings/meeting-access.queries.js';
import type { MeetingSummary } from '../../panels/meetings/meetings.queries.js';
import { inWords, isPresent, quorumOf } from '../../panels/meetings/quorum.rules.js';
import { chairInWords, chairOfItem } from '../../panels/meetings/chair.rules.js';
import { officesOf, Seats } from '../../panels/membership/seats.queries.js';
import { PanelRules } from '../../panels/rule/panel-rules.queries.js';
import { Scores, type RankedBid } from '../../panels/scoring/scores.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Proposals } from '../agenda/proposals/proposals.queries.js';
import { costsOf } from '../split/split.rules.js';
import { MeetingDecisionForm, verdictOf } from './decision.form.js';
import { splitOf, startOf, whatWasDone } from './decision.page.js';
import { Decisions } from './decision.service.js';
import { DecisionRecords } from './decision-records.queries.js';
import { isUndecided } from './outcome.rules.js';
import { RoundMoney } from './round-money.queries.js';

type OpenBid = Extract<RankedBid, { isShut: false }>;

@Controller('meetings/:meetingId/decisions/:applicationId')
@Allow('coordinator', 'observer', 'panel-member')
export class DecisionController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly scores: Scores,
    private readonly attendances: Attendances,
    private readonly interests: Interests,
    private readonly recorded: DecisionRecords,
    private readonly money: RoundMoney,
    private readonly decisions: Decisions,
    private readonly rules: PanelRules,
    private readonly recusals: AgencyRecusals,
    private readonly seats: Seats,
    private readonly costs: AskedCosts,
    private readonly proposals: Proposals,
    private readonly clock: Clock,
  ) {}

  /** The form for who runs the meeting; once decided, the record for everyone at it. */
  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { meeting, mayRun } = await this.access.toRead(meetingId, person);
    const bid = await this.bidOrNotFound(meeting, applicationId, person);
    const before = await this.recorded.allOf(applicationId);
    const last = before.at(-1);
    const isOpen = last === undefined || isUndecided(last.state);
    if (!isOpen || (last && !mayRun)) {
      return page('awards/decision/views/decided.njk', { meeting, bid, decisions: before, mayRun });
    }
    if (!mayRun) throw new NotFoundException();
    const [rule, recusals, presences, atMeeting, interests, funds, members, costs, proposed] =
      await Promise.all([
        this.rules.inForce(meeting.panelId),
        this.recusals.ofRound(meeting.roundId),
        this.attendances.ofMeeting(meetingId),
        this.attendances.interestsAt(meetingId),
        this.interests.of(applicationId),
        this.money.of(meeting.roundId),
        this.seats.ofPanel(meeting.panelId),
        this.costs.of([applicationId]),
        this.proposals.of(meetingId, [applicationId]),
      ]);
    const askedPence = bid.application.requestedPence ?? 0n;
    const asking = { askedPence, costs: costsOf(askedPence, costs.get(applicationId) ?? []) };
    const split = splitOf(asking, funds);
    const proposal = proposed.get(applicationId);
    const attendees = attendeesFor(applicationId, presences, atMeeting);
    const now = this.clock.now();
    const recusedAgencies = recusals.get(applicationId) ?? [];
    const quorum = quorumOf(attendees, rule, now, { recusedAgencies });
    const offices = officesOf(members);
    const chair = chairOfItem({ attendees, offices, mayDecide: quorum.counted, now });
    const undeclared = attendees.filter((one) => isPresent(one, now) && !one.interest).length;
    const mayRatify = rule.ratificationDays !== null && rule.standing === 'decides';
    return page('awards/decision/views/decide.njk', {
      meeting,
      bid,
      rule,
      before,
      isQuorate: quorum.isQuorate,
      mayRecommend: mayRatify && !quorum.isQuorate,
      quorum: inWords(quorum),
      mayVote: quorum.counted,
      chair: chairInWords(chair),
      toChair: chair.mustChoose ? chair.candidates : [],
      undeclared,
      interests: interests.filter(({ kind }) => kind !== 'none'),
      ...{ funds, split, proposal, start: startOf(proposal?.parts, split) },
    });
  }

  @Post()
  @Allow('coordinator', 'panel-member')
  async decide(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body(new FormPipe(MeetingDecisionForm)) form: MeetingDecisionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const meeting = await this.access.toRun(meetingId, person);
    const { application } = await this.bidOrNotFound(meeting, applicationId, person);
    const { recommends: way, reasons, conditions, feedback, notes, revisedBudget } = form;
    const { votes, castingVote, chosenChair } = form;
    const verdict = verdictOf(form);
    const { isCarried } = await this.decisions.decide({
      ...{ meetingId, applicationId, way, verdict, votes, castingVote, chosenChair },
      ...{ reasons, conditions, feedback, notes, revisedBudget, recordedBy: person.id },
    });
    const decision = await this.recorded.ofApplication(applicationId);
    return seeOther(
      `/meetings/${meetingId}`,
      isCarried && decision
        ? whatWasDone(decision, application.organisationName)
        : `Not carried: the votes are on the record, and ${application.organisationName}’s bid is still to be decided.`,
    );
  }

  /** A bid of the meeting's round that isn't shut to this person. */
  private async bidOrNotFound(
    meeting: MeetingSummary,
    applicationId: string,
    person: SignedInPerson,
  ): Promise<OpenBid> {
    const ranking = await this.scores.ranking(
      { id: meeting.roundId, panelId: meeting.panelId },
      person,
    );
    const bid = ranking?.bids.find((one) => !one.isShut && one.application.id === applicationId);
    if (!bid || bid.isShut) throw new NotFoundException();
    return bid;
  }
}
