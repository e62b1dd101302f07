import type { Refusal } from '../../kernel/refusal.js';
import {
  tallyOf,
  type AgencyVote,
  type CastingVote,
  type Tally,
} from '../../panels/meetings/voting.rules.js';
import type { PanelRule } from '../../panels/rule/panel-rule.js';

/** How the item was voted, as it was written down. */
export interface VotesTaken {
  /** Undefined when everyone agreed. */
  readonly votes: readonly AgencyVote[] | undefined;
  readonly castingVote: CastingVote | undefined;
}

export interface VoteFacts {
  readonly rule: Pick<PanelRule, 'votingRule' | 'hasCastingVote'>;
  /** Agencies in the room that may decide the item, by name. */
  readonly mayVoteHere: readonly string[];
  /** Agencies on the panel that may vote on it, there or not. */
  readonly mayVote: number;
  /** Who is in the chair for this item; undefined when neither chair nor vice chair is there free of an interest. */
  readonly inTheChair: string | undefined;
}

/** Each agency's vote; everyone agreeing is one for it from each. */
export function votesOf(
  { votes }: VotesTaken,
  mayVoteHere: readonly string[],
): readonly AgencyVote[] {
  return votes ?? mayVoteHere.map((agencyName) => ({ agencyName, vote: 'for' }));
}

/** Every reason why these can't be the votes. */
export function refusalsToVote(taken: VotesTaken, facts: VoteFacts): readonly Refusal[] {
  const { rule, mayVoteHere, inTheChair } = facts;
  const votes = votesOf(taken, mayVoteHere);
  const refusals: Refusal[] = [];
  const strangers = votes.filter(({ agencyName }) => !mayVoteHere.includes(agencyName));
  if (strangers.length > 0) {
    const names = strangers.map(({ agencyName }) => agencyName).join(', ');
    refusals.push({
      code: 'may-not-vote',
      field: 'agreed',
      message: `Not here, or out of this bid with an interest: ${names}`,
    });
  }
  const missing = mayVoteHere.filter((agency) => votes.every((vote) => vote.agencyName !== agency));
  if (missing.length > 0) {
    refusals.push({
      code: 'vote-missing',
      field: 'agreed',
      message: `Say how they voted, or that they abstained: ${missing.join(', ')}`,
    });
  }
  if (new Set(votes.map(({ agencyName }) => agencyName)).size < votes.length) {
    refusals.push({ code: 'voted-twice', field: 'agreed', message: 'An agency has one vote' });
  }
  if (taken.castingVote === undefined) return refusals;
  if (!tallyOf({ votes, mayVote: facts.mayVote, castingVote: 'for' }, rule).isByCastingVote) {
    refusals.push({
      code: 'no-casting-vote',
      field: 'castingVote',
      message: rule.hasCastingVote
        ? 'The casting vote is for a tie'
        : 'The chair of this panel has no casting vote',
    });
  } else if (inTheChair === undefined) {
    refusals.push({
      code: 'nobody-in-the-chair',
      field: 'castingVote',
      message: 'Neither the chair nor the vice chair is here without an interest in this bid',
    });
  }
  return refusals;
}

/**
 * How the votes stand. Those of a meeting that only recommends carry when more are for it than against it, or
 * nobody objects: whether the whole panel's majority is for it, the ballots say.
 */
export function tallyAt(
  taken: VotesTaken,
  { rule, mayVoteHere, mayVote }: VoteFacts,
  isRecommending: boolean,
): Tally {
  const { votingRule, hasCastingVote } = rule;
  const isOfAll = votingRule === 'majority-of-agencies';
  return tallyOf(
    { votes: votesOf(taken, mayVoteHere), mayVote, castingVote: taken.castingVote },
    { votingRule: isRecommending && isOfAll ? 'majority-of-votes' : votingRule, hasCastingVote },
  );
}

/** "4 for, 1 against, 1 abstained" */
export function tallyInWords({ for: wanted, against, abstained }: Tally): string {
  return `${wanted} for, ${against} against, ${abstained} abstained`;
}
