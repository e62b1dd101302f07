import type { LondonDate } from '../../kernel/london.js';
import type { AskedScorer } from '../assignment/scoring-tasks.queries.js';
import type { BidOnDesk, RoundOnDesk } from '../assignment/assignment-desk.queries.js';

type BidProgress =
  | { readonly number: number; readonly isShut: true }
  | {
      readonly number: number;
      readonly isShut: false;
      readonly applicationId: string;
      readonly name: string;
      readonly asked: number;
      readonly sent: number;
      /** Who has still to score it, by name. */
      readonly waitsFor: readonly string[];
    };

interface MemberProgress {
  readonly personName: string;
  readonly agencyName: string;
  readonly asked: number;
  readonly sent: number;
  /** Of what is not sent, what they have to declare on first. */
  readonly toDeclare: number;
  readonly owes: number;
}

/** Who still owes scores: all of it about the bids that the reader sees, and that are not decided. */
export interface ProgressPage {
  /** Whoever owes most on top. */
  readonly members: readonly MemberProgress[];
  readonly bids: readonly BidProgress[];
  readonly owed: number;
  readonly isLate: boolean;
}

export function progressPageOf(
  { round, bids }: Pick<RoundOnDesk, 'round' | 'bids'>,
  all: readonly AskedScorer[],
  today: LondonDate,
): ProgressPage {
  const open = new Set(bids.flatMap((bid) => (bid.isShut ? [] : [bid.applicationId])));
  const asked = all.filter(({ applicationId }) => open.has(applicationId));
  const people = [...new Set(asked.map(({ personId }) => personId))];
  const members = people.map((id) => memberOf(asked.filter(({ personId }) => personId === id)));
  return {
    members: members.toSorted((one, other) => other.owes - one.owes),
    bids: bids.filter((bid) => bid.isShut || bid.isOpen).map((bid) => progressOf(bid, asked)),
    owed: asked.filter(({ isSent }) => !isSent).length,
    isLate: round.scoreBy < today,
  };
}

function memberOf(own: readonly AskedScorer[]): MemberProgress {
  const owed = own.filter(({ isSent }) => !isSent);
  return {
    personName: own[0]?.personName ?? '',
    agencyName: own[0]?.agencyName ?? '',
    asked: own.length,
    sent: own.length - owed.length,
    toDeclare: owed.filter(({ isDeclared }) => !isDeclared).length,
    owes: owed.length,
  };
}

function progressOf(bid: BidOnDesk, asked: readonly AskedScorer[]): BidProgress {
  if (bid.isShut) return bid;
  const { number, applicationId, reference, organisationName } = bid;
  const own = asked.filter((one) => one.applicationId === applicationId);
  return {
    ...{ number, applicationId, isShut: false },
    name: `${reference}, ${organisationName}`,
    asked: own.length,
    sent: own.filter(({ isSent }) => isSent).length,
    waitsFor: own.filter(({ isSent }) => !isSent).map(({ personName }) => personName),
  };
}
