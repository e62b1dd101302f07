import type { Pence } from '../../kernel/pence.js';
import {
  attendeesFor,
  type InterestAtMeeting,
  type Presence,
} from '../../panels/meetings/attendance.queries.js';
import { chairInWords, chairOfItem } from '../../panels/meetings/chair.rules.js';
import type { Office } from '../../panels/membership/seat.entity.js';
import { inWords, quorumOf, type QuorumRule } from '../../panels/meetings/quorum.rules.js';
import type { RankedBid } from '../../panels/scoring/scores.queries.js';
import type { RecordedDecision } from '../decision/decision-records.queries.js';
import type { RecordedRefusal } from '../trustee-refusal/trustee-refusals.queries.js';
import type { FundOnTheTable } from '../decision/round-money.queries.js';
import { isUndecided } from '../decision/outcome.rules.js';
import { moneyLine, totalsOf, type BidAsking, type MoneyLine } from './money-line.rules.js';

type OpenBid = Extract<RankedBid, { isShut: false }>;

/** An item of the agenda; of a bid one has left for, its number and nothing else. */
type AgendaItem =
  | { readonly number: number; readonly isShut: true }
  | (OpenBid & {
      /** The last one on it; one that was put off, not carried or not ratified leaves the bid to be decided. */
      readonly decision: RecordedDecision | undefined;
      readonly isUndecided: boolean;
      /** The quorum for this item now; undefined once it is decided or recommended. */
      readonly quorum: string | undefined;
      readonly isQuorate: boolean;
      /** Who takes the chair, where an interest changes that; undefined otherwise, and once it is decided. */
      readonly chair: string | undefined;
      readonly runningPence: Pence | undefined;
      readonly leftPence: readonly Pence[];
      /** The money ends above this row. */
      readonly isFirstBelowLine: boolean;
    });

export interface Agenda {
  readonly items: readonly AgendaItem[];
  readonly undecided: number;
  /** Decisions between meetings, to be reported to this one. */
  readonly urgent: readonly (OpenBid & { readonly decision: RecordedDecision })[];
  /** What the trustee has refused to pay since the panel met before, to be reported to this meeting. */
  readonly refused: readonly (OpenBid & { readonly refusal: RecordedRefusal })[];
  readonly endsBefore: MoneyLine['endsBefore'];
  readonly totals: { readonly askedPence: Pence; readonly decidedPence: Pence };
}

export interface AgendaFacts {
  readonly bids: readonly RankedBid[];
  readonly decisions: readonly RecordedDecision[];
  readonly funds: readonly FundOnTheTable[];
  readonly refusals: readonly RecordedRefusal[];
  readonly presences: readonly Presence[];
  readonly interests: readonly InterestAtMeeting[];
  readonly rule: QuorumRule;
  /** Agencies that are out of a bid as a whole, by the application's id. */
  readonly recusals: ReadonlyMap<string, readonly string[]>;
  /** Who holds an office on the panel today, by the person's id. */
  readonly offices: ReadonlyMap<string, Office>;
  /** When the panel met before about this round; null when this is its first meeting. */
  readonly metBefore: Date | null;
  readonly startsAt: Date;
  readonly now: Date;
}

/**
 * A bid that is shut to the viewer is left out of every sum as well, so that no difference between
 * two figures tells what it asks.
 */
export function agendaOf(facts: AgendaFacts): Agenda {
  const { bids, decisions, funds } = facts;
  const open = bids.filter((bid): bid is OpenBid => !bid.isShut);
  const asking = open.map((bid) => askingOf(bid, decisions));
  const line = moneyLine(asking, funds);
  const items = bids.map((bid): AgendaItem => (bid.isShut ? bid : itemOf(bid, line, facts)));
  return {
    items,
    undecided: asking.filter(({ decided }) => !decided).length,
    endsBefore: line.endsBefore,
    urgent: open.flatMap((bid) => urgentOn(bid, facts)),
    refused: open.flatMap((bid) => refusedOn(bid, facts)),
    totals: totalsOf(asking),
  };
}

function itemOf(bid: OpenBid, line: MoneyLine, facts: AgendaFacts): AgendaItem {
  const { decisions, presences, interests, rule, recusals, offices, now } = facts;
  const { id } = bid.application;
  const decision = lastOn(id, decisions);
  const isToDecide = decision === undefined || isUndecided(decision.state);
  const row = line.rows.find(({ applicationId }) => applicationId === id);
  const recusedAgencies = recusals.get(id) ?? [];
  const attendees = attendeesFor(id, presences, interests);
  const quorum = quorumOf(attendees, rule, now, { recusedAgencies });
  return {
    ...bid,
    decision,
    isUndecided: isToDecide,
    quorum: isToDecide ? inWords(quorum) : undefined,
    isQuorate: quorum.isQuorate,
    chair: isToDecide
      ? chairInWords(chairOfItem({ attendees, offices, mayDecide: quorum.counted, now }))
      : undefined,
    runningPence: row?.runningPence,
    leftPence: row?.leftPence ?? [],
    isFirstBelowLine: line.endsBefore?.applicationId === id,
  };
}

function askingOf({ application }: OpenBid, decisions: readonly RecordedDecision[]): BidAsking {
  const decision = lastOn(application.id, decisions);
  const isDecided = decision !== undefined && !isUndecided(decision.state);
  return {
    applicationId: application.id,
    askedPence: application.requestedPence ?? 0n,
    decided: isDecided
      ? decision.parts.map(({ fundId, amountPence }) => ({ fundId, pence: amountPence }))
      : undefined,
  };
}

function lastOn(id: string, decisions: readonly RecordedDecision[]): RecordedDecision | undefined {
  return decisions.findLast(({ applicationId }) => applicationId === id);
}

/** Since the panel met before, also while it meets: what happened after its last meeting is reported to the next. */
function refusedOn(
  bid: OpenBid,
  { refusals, metBefore }: AgendaFacts,
): readonly (OpenBid & { readonly refusal: RecordedRefusal })[] {
  return refusals
    .filter(
      ({ applicationId, settledAt }) =>
        applicationId === bid.application.id &&
        settledAt !== null &&
        (metBefore === null || settledAt >= metBefore),
    )
    .map((refusal) => ({ ...bid, refusal }));
}

/** Made since the panel met before, and before it meets now. */
function urgentOn(
  bid: OpenBid,
  { decisions, metBefore, startsAt }: AgendaFacts,
): readonly (OpenBid & { readonly decision: RecordedDecision })[] {
  return decisions
    .filter(
      ({ applicationId, meetingId, decidedAt }) =>
        applicationId === bid.application.id &&
        meetingId === null &&
        decidedAt < startsAt &&
        (metBefore === null || decidedAt >= metBefore),
    )
    .map((decision) => ({ ...bid, decision }));
}
