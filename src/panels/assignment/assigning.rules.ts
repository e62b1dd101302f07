import type { Refusal } from '../../kernel/refusal.js';
import type { AssignableBid, Scorer } from './assignable-bids.queries.js';

/** What is to be changed so that these are asked for a bid, and nobody else. */
export interface AssignmentChange {
  /** Not asked yet, or declined and asked again. */
  readonly toAsk: readonly string[];
  /** Asked, and to be so no more. Who declined stays on the record. */
  readonly toTakeBack: readonly string[];
}

export function changeTo(bid: AssignableBid, wanted: readonly string[]): AssignmentChange {
  const asked = activeOn(bid);
  return {
    toAsk: wanted.filter((person) => !asked.includes(person)),
    toTakeBack: asked.filter((person) => !wanted.includes(person)),
  };
}

/** Who is asked to score a bid and has not declined. */
export function activeOn(bid: AssignableBid): readonly string[] {
  return bid.scorers
    .filter(({ isAssigned, answer }) => isAssigned && answer !== 'declined')
    .map(({ personId }) => personId);
}

/** Who scores a bid: asked, willing and with a seat, or done. Whoever has come to have an interest does not. */
export function scoringIt(bid: AssignableBid): readonly string[] {
  const asked = activeOn(bid);
  return bid.scorers
    .filter(({ personId, isSent, hasSeat }) => isSent || (hasSeat && asked.includes(personId)))
    .map(({ personId }) => personId)
    .filter((person) => !bid.shutTo.includes(person));
}

export interface AssigningFacts {
  readonly bid: AssignableBid;
  readonly members: readonly Scorer[];
  readonly change: AssignmentChange;
  /** Who assigns. */
  readonly by: string;
}

/** Every reason why a bid's scorers can't be these. */
export function refusalsToAssign({ bid, members, change, by }: AssigningFacts): readonly Refusal[] {
  const no = (code: string, message: string): Refusal => ({ code, field: 'scorers', message });
  const refusals: Refusal[] = [];
  if (!bid.isOpen) {
    refusals.push(no('bid-decided', 'This bid is not scored any more'));
  }
  if (bid.shutTo.includes(by)) {
    refusals.push(
      no('interest-pecuniary', 'You have an interest in this bid, so others assign it'),
    );
  }
  for (const person of change.toAsk) {
    const member = members.find(({ personId }) => personId === person);
    if (!member) {
      refusals.push(no('no-member', 'Choose among the members who sit on the panel today'));
    } else if (bid.shutTo.includes(person)) {
      refusals.push(no('scorer-with-interest', `${member.personName} has an interest in this bid`));
    }
  }
  for (const person of change.toTakeBack) {
    const scorer = bid.scorers.find(({ personId }) => personId === person);
    if (scorer?.isSent) {
      refusals.push(
        no(
          'scored-already',
          `${scorer.personName} has sent scores, which count: leave them ticked`,
        ),
      );
    }
  }
  return refusals;
}

export interface AnswerFacts {
  /** Of the application. */
  readonly status: string;
  readonly isSent: boolean;
  readonly before: 'accepted' | 'declined' | null;
  readonly answer: 'accepted' | 'declined';
  readonly reason: string;
}

/** Every reason why a member can't accept or decline what they are asked. */
export function refusalsToAnswer(facts: AnswerFacts): readonly Refusal[] {
  const { status, isSent, before, answer, reason } = facts;
  const refusals: Refusal[] = [];
  if (status !== 'submitted') {
    refusals.push({ code: 'bid-decided', message: 'This bid is not scored any more' });
  }
  if (before === 'declined') {
    refusals.push({
      code: 'declined-already',
      message: 'You have declined it. The coordinator can ask you again',
    });
  }
  if (isSent && answer === 'declined') {
    refusals.push({
      code: 'scored-already',
      field: 'answer',
      message: 'You have sent your scores for this bid, so there is nothing left to decline',
    });
  }
  if (answer === 'declined' && reason === '') {
    refusals.push({
      code: 'decline-unexplained',
      field: 'reason',
      message: 'Enter why you can’t score it, for the coordinator',
    });
  }
  return refusals;
}
