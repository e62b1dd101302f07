import { scoringIt } from './assigning.rules.js';
import type { AssignableBid, Scorer, ScorerOfBid } from './assignable-bids.queries.js';
import { openBids, type BidOnDesk, type RoundOnDesk } from './assignment-desk.queries.js';

/** What is known of a scorer of a bid, in words and a colour that says no more. */
interface ScorerState {
  readonly words: string;
  readonly colour: string;
  /** Why they declined. */
  readonly reason: string;
}

type BidLine =
  | { readonly number: number; readonly isShut: true }
  | {
      readonly number: number;
      readonly isShut: false;
      readonly applicationId: string;
      readonly name: string;
      readonly isOpen: boolean;
      readonly scorers: readonly (ScorerState & { readonly personName: string })[];
      /** How many score it: asked and willing, or done. */
      readonly count: number;
    };

/** What the page of a round's assignments shows. */
export interface AssignmentsPage {
  readonly bids: readonly BidLine[];
  /** Of the bids that the reader sees. */
  readonly loads: readonly (Scorer & { readonly bids: number; readonly sent: number })[];
  /** Whether any bid is assigned: while none is, everybody scores everything. */
  readonly isAssigned: boolean;
  /** Bids that wait for somebody else, as one declined or has come to have an interest. */
  readonly toReassign: number;
}

export function assignmentsPageOf(desk: RoundOnDesk): AssignmentsPage {
  const open = openBids(desk);
  return {
    bids: desk.bids.map(lineOf),
    loads: desk.members.map((member) => ({
      ...member,
      bids: open.filter((bid) => scoringIt(bid).includes(member.personId)).length,
      sent: open.filter((bid) => hasSent(bid, member.personId)).length,
    })),
    isAssigned: open.some(({ scorers }) => scorers.some(({ isAssigned }) => isAssigned)),
    toReassign: open.filter((bid) => bid.isOpen && bid.scorers.some(isWaiting)).length,
  };
}

/** A box to tick. */
interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint: string;
}

/** Members as boxes to tick for one bid, without those who have an interest in it. */
export function choicesFor(bid: AssignableBid, desk: RoundOnDesk): readonly Choice[] {
  const open = openBids(desk);
  return desk.members.flatMap(({ personId, personName, agencyName }) => {
    const known = bid.scorers.find((scorer) => scorer.personId === personId);
    if (bid.shutTo.includes(personId)) return [];
    const bids = open.filter((one) => scoringIt(one).includes(personId)).length;
    const state = known ? `. ${stateOf(bid, known).words}` : '';
    const reason = known?.reason ? `: ${known.reason}` : '';
    return [
      {
        value: personId,
        text: `${personName}, ${agencyName}`,
        hint: `${bids === 1 ? '1 bid' : `${bids} bids`} to score in this round${state}${reason}`,
      },
    ];
  });
}

function lineOf(bid: BidOnDesk): BidLine {
  if (bid.isShut) return bid;
  const { number, applicationId, reference, organisationName, isOpen, scorers } = bid;
  return {
    ...{ number, applicationId, isOpen, isShut: false },
    name: `${reference}, ${organisationName}`,
    scorers: scorers.map((one) => ({ personName: one.personName, ...stateOf(bid, one) })),
    count: scoringIt(bid).length,
  };
}

function stateOf(bid: AssignableBid, scorer: ScorerOfBid): ScorerState {
  const { personId, isSent, isAssigned, answer, reason, hasSeat } = scorer;
  const state = (words: string, colour: string): ScorerState => ({ words, colour, reason });
  if (bid.shutTo.includes(personId)) return state('Has left: an interest', 'grey');
  if (isSent) return state(isAssigned ? 'Sent' : 'Sent, not assigned', 'green');
  if (!hasSeat) return state('Sits on the panel no more', 'grey');
  if (answer === 'declined') return state('Declined', 'red');
  return answer === 'accepted' ? state('Accepted', 'blue') : state('Asked', 'yellow');
}

function hasSent(bid: AssignableBid, person: string): boolean {
  return bid.scorers.some(({ personId, isSent }) => personId === person && isSent);
}

/** They will not send it, and nobody was asked since. */
function isWaiting({ isLost, isAssigned, isSent, hasSeat }: ScorerOfBid): boolean {
  return isLost || (isAssigned && !isSent && !hasSeat);
}
