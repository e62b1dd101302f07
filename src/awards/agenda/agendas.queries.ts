import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationFlags } from '../../applications/checks/application-flags.queries.js';
import { AskedCosts } from '../../applications/costs/asked-costs.queries.js';
import { Clock } from '../../kernel/clock.js';
import { AgencyRecusals } from '../../panels/interests/agency-recusals.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { Attendances, type Presence } from '../../panels/meetings/attendance.queries.js';
import { MeetingAccess } from '../../panels/meetings/meeting-access.queries.js';
import { Meetings, type MeetingSummary } from '../../panels/meetings/meetings.queries.js';
import { officesOf, Seats } from '../../panels/membership/seats.queries.js';
import type { PanelRuleVersion } from '../../panels/rule/panel-rule.entity.js';
import { PanelRules } from '../../panels/rule/panel-rules.queries.js';
import { Scores } from '../../panels/scoring/scores.queries.js';
import { holds, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { DecisionRecords } from '../decision/decision-records.queries.js';
import { RoundMoney } from '../decision/round-money.queries.js';
import { TrusteeRefusals } from '../trustee-refusal/trustee-refusals.queries.js';
import { fundsShown, type AgendaFacts } from './agenda.page.js';
import { AgendaOrders, type OrderInForce } from './order/agenda-orders.queries.js';
import { Proposals } from './proposals/proposals.queries.js';

/** A meeting's agenda, as far as the reader may know it. */
export interface AgendaRead {
  readonly meeting: MeetingSummary;
  readonly mayRun: boolean;
  /** They run it, see its order, and the panel decides on money. */
  readonly mayPropose: boolean;
  /** Whether the reader sees scores, the order that follows from them, and what is proposed. */
  readonly isRanked: boolean;
  /** Undefined while it is the ranking, or the reader is blind. */
  readonly order: OrderInForce | undefined;
  readonly rule: PanelRuleVersion;
  readonly presences: readonly Presence[];
  /** What staff noted about who asks, by the application's id; none for a member. */
  readonly flags: Awaited<ReturnType<ApplicationFlags['of']>>;
  readonly facts: AgendaFacts;
}

/** All that a meeting's pages show. What is shut to the reader is not in it, nor in any of its sums. */
@Injectable()
export class Agendas {
  constructor(
    private readonly access: MeetingAccess,
    private readonly orders: AgendaOrders,
    private readonly scores: Scores,
    private readonly interests: Interests,
    private readonly attendances: Attendances,
    private readonly meetings: Meetings,
    private readonly decisions: DecisionRecords,
    private readonly money: RoundMoney,
    private readonly proposals: Proposals,
    private readonly costs: AskedCosts,
    private readonly flags: ApplicationFlags,
    private readonly rules: PanelRules,
    private readonly recusals: AgencyRecusals,
    private readonly seats: Seats,
    private readonly refusals: TrusteeRefusals,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException unless the meeting is one of theirs. */
  async read(meetingId: string, person: SignedInPerson): Promise<AgendaRead> {
    const { meeting, ...access } = await this.access.toRead(meetingId, person);
    const mayRun = access.mayRun && meeting.cancelledAt === null && !meeting.isRecordClosed;
    const round = { id: meeting.roundId, panelId: meeting.panelId };
    const order = await this.orders.inForce(meetingId);
    const [
      rule,
      ranking,
      shut,
      recusals,
      presences,
      interests,
      decisions,
      funds,
      all,
      members,
      refusals,
    ] = await Promise.all([
      this.rules.inForce(meeting.panelId),
      this.scores.ranking(round, person, { agenda: order?.applicationIds }),
      this.interests.shutTo(person.id, meeting.roundId),
      this.recusals.ofRound(meeting.roundId),
      this.attendances.ofMeeting(meetingId),
      this.attendances.interestsAt(meetingId),
      this.decisions.ofRound(meeting.roundId),
      this.money.of(meeting.roundId),
      this.meetings.ofRound(meeting.roundId),
      this.seats.ofPanel(meeting.panelId),
      this.refusals.ofRound(meeting.roundId),
    ]);
    if (!ranking) throw new NotFoundException();
    const isRanked = ranking.isOpen;
    const open = ranking.bids.flatMap((bid) => (bid.isShut ? [] : [bid.application.id]));
    const isStaff = holds(person, 'coordinator') || holds(person, 'observer');
    const [proposals, costs, flags] = await Promise.all([
      this.proposals.of(meetingId, isRanked ? open : []),
      this.costs.of(open),
      this.flags.of(isStaff ? open : []),
    ]);
    return {
      ...{ meeting, mayRun, isRanked, rule, presences, flags },
      mayPropose: mayRun && isRanked && rule.standing === 'decides',
      order: isRanked ? order : undefined,
      facts: {
        ...{ bids: ranking.bids, proposals, costs, presences, interests, rule, recusals, refusals },
        offices: officesOf(members),
        funds: fundsShown(funds, decisions, shut),
        decisions: decisions.filter(({ applicationId }) => !shut.has(applicationId)),
        metBefore: all.find(({ startsAt }) => startsAt < meeting.startsAt)?.startsAt ?? null,
        startsAt: meeting.startsAt,
        now: this.clock.now(),
      },
    };
  }
}
