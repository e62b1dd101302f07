import { sumPence, type Pence } from '../../kernel/pence.js';
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
import { costsOf, mostFrom, type Cost } from '../split/split.rules.js';
import {
  moneyLine,
  totalsOf,
  type BidAsking,
  type FundEnd,
  type MoneyLine,
} from './money-line.rules.js';
import type { StandingProposal } from './proposals/proposals.queries.js';

type OpenBid = Extract<RankedBid, { isShut: false }>;

/** An item of the agenda; of a bid one has left for, its number and nothing else. */
export type AgendaItem =
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
      /** In all; undefined where nothing is proposed, or it is decided. */
      readonly proposedPence: Pence | undefined;
      readonly proposedByName: string | undefined;
      readonly proposalVersion: number;
      /** One for each fund, in their order. */
      readonly proposedParts: readonly (Pence | undefined)[];
      /** What each fund may pay of it, where its agreement excludes some; in their order. */
      readonly limits: readonly (Pence | undefined)[];
      readonly runningPence: Pence | undefined;
      readonly leftPence: readonly Pence[];
      /** The round's money ends above this row. */
      readonly isFirstBelowLine: boolean;
      /** The funds whose own money ends above this row. */
      readonly fundEnds: readonly (FundEnd & { readonly fundName: string })[];
    });

export interface Agenda {
  readonly items: readonly AgendaItem[];
  readonly undecided: number;
  /** Decisions between meetings, to be reported to this one. */
  readonly urgent: readonly (OpenBid & { readonly decision: RecordedDecision })[];
  /** What the trustee has refused to pay since the panel met before, to be reported to this meeting. */
  readonly refused: readonly (OpenBid & { readonly refusal: RecordedRefusal })[];
  readonly funds: readonly FundOnTheTable[];
  readonly endsBefore: (NonNullable<MoneyLine['endsBefore']> & { number: number }) | undefined;
  readonly totals: { readonly askedPence: Pence; readonly decidedPence: Pence };
}

export interface AgendaFacts {
  readonly bids: readonly RankedBid[];
  readonly decisions: readonly RecordedDecision[];
  readonly proposals: ReadonlyMap<string, StandingProposal>;
  /** What bids ask for, line by line, by the application's id. */
  readonly costs: ReadonlyMap<string, readonly Cost[]>;
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
  const last = new Map(decisions.map((decision) => [decision.applicationId, decision]));
  const open = bids.filter((bid): bid is OpenBid => !bid.isShut);
  const asking = new Map(
    open.map((bid) => [bid.application.id, askingOf(bid, last.get(bid.application.id), facts)]),
  );
  const line = moneyLine([...asking.values()], funds);
  const rows = new Map(line.rows.map((row) => [row.applicationId, row]));
  const interests = byBid(facts.interests);
  const items = bids.map((bid): AgendaItem => {
    if (bid.isShut) return bid;
    const { id } = bid.application;
    const shown = { decision: last.get(id), row: rows.get(id), asks: asking.get(id), line };
    return itemOf(bid, shown, { ...facts, interests: interests.get(id) ?? [] });
  });
  const end = line.endsBefore;
  const ending = open.find(({ application }) => application.id === end?.applicationId);
  return {
    ...{ items, funds },
    undecided: [...asking.values()].filter(({ decided }) => !decided).length,
    endsBefore: end && ending && { ...end, number: ending.number },
    urgent: open.flatMap((bid) => urgentOn(bid, facts)),
    refused: open.flatMap((bid) => refusedOn(bid, facts)),
    totals: totalsOf([...asking.values()]),
  };
}

/**
 * What the funds have, for a reader to whom some bids are shut: as if nothing had been decided on those, or what is
 * left would tell what they were given.
 */
export function fundsShown(
  funds: readonly FundOnTheTable[],
  decisions: readonly RecordedDecision[],
  shut: ReadonlySet<string>,
): readonly FundOnTheTable[] {
  const last = new Map(decisions.map((decision) => [decision.applicationId, decision]));
  const hidden = [...last.values()]
    .filter(({ applicationId, state }) => shut.has(applicationId) && !isUndecided(state))
    .flatMap(({ parts }) => parts);
  return funds.map((fund) => {
    const given = hidden.filter(({ fundId }) => fundId === fund.fundId);
    const givenPence = sumPence(given.map(({ amountPence }) => amountPence));
    return { ...fund, affordablePence: fund.affordablePence + givenPence };
  });
}

interface Shown {
  readonly decision: RecordedDecision | undefined;
  readonly row: MoneyLine['rows'][number] | undefined;
  readonly asks: BidAsking | undefined;
  readonly line: MoneyLine;
}

function itemOf(
  bid: OpenBid,
  { decision, row, asks, line }: Shown,
  facts: AgendaFacts,
): AgendaItem {
  const { presences, interests, rule, recusals, offices, now, funds, proposals } = facts;
  const { id } = bid.application;
  const isToDecide = decision === undefined || isUndecided(decision.state);
  const recusedAgencies = recusals.get(id) ?? [];
  const attendees = attendeesFor(id, presences, interests);
  const quorum = quorumOf(attendees, rule, now, { recusedAgencies });
  const proposal = isToDecide ? proposals.get(id) : undefined;
  const parts = proposal?.parts ?? [];
  return {
    ...bid,
    decision,
    isUndecided: isToDecide,
    quorum: isToDecide ? inWords(quorum) : undefined,
    isQuorate: quorum.isQuorate,
    chair: isToDecide
      ? chairInWords(chairOfItem({ attendees, offices, mayDecide: quorum.counted, now }))
      : undefined,
    proposedPence:
      parts.length === 0 ? undefined : sumPence(parts.map(({ amountPence }) => amountPence)),
    proposedByName: proposal?.proposedByName,
    proposalVersion: proposals.get(id)?.version ?? 0,
    proposedParts: funds.map(
      (fund) => parts.find((one) => one.fundId === fund.fundId)?.amountPence,
    ),
    limits: funds.map((fund) => {
      const most = asks && mostFrom(fund, asks);
      return most !== undefined && most < (asks?.askedPence ?? 0n) ? most : undefined;
    }),
    runningPence: row?.runningPence,
    leftPence: row?.leftPence ?? [],
    isFirstBelowLine: line.endsBefore?.applicationId === id,
    fundEnds: line.fundEnds
      .filter(({ applicationId }) => applicationId === id)
      .map((end) => ({
        ...end,
        fundName: funds.find(({ fundId }) => fundId === end.fundId)?.name ?? '',
      })),
  };
}

function askingOf(
  { application }: OpenBid,
  decision: RecordedDecision | undefined,
  { proposals, costs }: AgendaFacts,
): BidAsking {
  const { id } = application;
  const askedPence = application.requestedPence ?? 0n;
  const proposed = proposals.get(id)?.parts ?? [];
  return {
    applicationId: id,
    askedPence,
    costs: costsOf(askedPence, costs.get(id) ?? []),
    decided: decision && !isUndecided(decision.state) ? decision.parts : undefined,
    proposed: proposed.length === 0 ? undefined : proposed,
  };
}

function byBid(interests: readonly InterestAtMeeting[]): ReadonlyMap<string, InterestAtMeeting[]> {
  const grouped = new Map<string, InterestAtMeeting[]>();
  for (const interest of interests) {
    const own = grouped.get(interest.applicationId);
    if (own) own.push(interest);
    else grouped.set(interest.applicationId, [interest]);
  }
  return grouped;
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
