import type { PanelRule } from '../rule/panel-rule.js';

export type Vote = 'for' | 'against' | 'abstain';

/** The second vote of who is in the chair. */
export type CastingVote = Exclude<Vote, 'abstain'>;

/** An agency's one vote on an item. */
export interface AgencyVote {
  readonly agencyName: string;
  readonly vote: Vote;
}

/** How the votes stand, and whether they carry the item. */
export interface Tally {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  readonly isCarried: boolean;
  /** As many were for it as against it, and the second vote of the chair settled it. */
  readonly isByCastingVote: boolean;
}

export interface VotingFacts {
  /** At most one an agency. Those of recused agencies are left out by the caller. */
  readonly votes: readonly AgencyVote[];
  /** Agencies on the panel that may vote on the item, there or not. */
  readonly mayVote: number;
  /** What the chair's second vote is for; undefined when it was not given, or there is none. */
  readonly castingVote?: CastingVote | undefined;
}

/**
 * Whether the votes carry the item, as the panel's rule has it. Half is not a majority. The casting vote
 * settles a tie of votes and nothing else: it can't overrule an objection where the panel decides by
 * consensus, nor make up for agencies that are missing from a majority of all.
 */
export function tallyOf(
  { votes, mayVote, castingVote }: VotingFacts,
  { votingRule, hasCastingVote }: Pick<PanelRule, 'votingRule' | 'hasCastingVote'>,
): Tally {
  const count = (wanted: Vote): number => votes.filter(({ vote }) => vote === wanted).length;
  const counts = { for: count('for'), against: count('against'), abstained: count('abstain') };
  const isTied = counts.for === counts.against && counts.for > 0;
  const isByCastingVote =
    votingRule === 'majority-of-votes' && hasCastingVote && isTied && castingVote !== undefined;
  return {
    ...counts,
    isCarried: isByCastingVote ? castingVote === 'for' : isCarried(votingRule, counts, mayVote),
    isByCastingVote,
  };
}

function isCarried(
  rule: PanelRule['votingRule'],
  votes: { readonly for: number; readonly against: number },
  mayVote: number,
): boolean {
  switch (rule) {
    case 'consensus':
      return votes.for > 0 && votes.against === 0;
    case 'majority-of-votes':
      return votes.for > votes.against;
    case 'majority-of-agencies':
      return votes.for * 2 > mayVote;
  }
}
