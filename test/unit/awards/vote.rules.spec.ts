import {
  refusalsToVote,
  tallyAt,
  tallyInWords,
  votesOf,
  type VoteFacts,
  type VotesTaken,
} from '../../../src/awards/decision/vote.rules.js';
import type { Vote } from '../../../src/panels/meetings/voting.rules.js';

const HERE = ['CBH', 'ESNEFT', 'Essex Police'];
const facts: VoteFacts = {
  rule: { votingRule: 'majority-of-votes', hasCastingVote: true },
  mayVoteHere: HERE,
  mayVote: 7,
  inTheChair: 'the chair',
};
const taken = (...votes: readonly Vote[]): VotesTaken => ({
  votes: votes.map((vote, index) => ({ agencyName: HERE[index] ?? '', vote })),
  castingVote: undefined,
});
const codes = (votes: VotesTaken, change: Partial<VoteFacts> = {}) =>
  refusalsToVote(votes, { ...facts, ...change }).map(({ code }) => code);

describe('everyone agreeing', () => {
  it('is one vote for it from each agency that may vote here', () => {
    const agreed = { votes: undefined, castingVote: undefined };

    expect(votesOf(agreed, HERE)).toEqual(HERE.map((agencyName) => ({ agencyName, vote: 'for' })));
    expect(codes(agreed)).toEqual([]);
    expect(tallyAt(agreed, facts, false)).toMatchObject({ for: 3, isCarried: true });
  });
});

describe('votes', () => {
  it('are one of each agency that may vote here, and of nobody else', () => {
    expect(codes(taken('for', 'against', 'abstain'))).toEqual([]);
    expect(codes(taken('for', 'against'))).toEqual(['vote-missing']);
    expect(codes(taken('for', 'for', 'for'), { mayVoteHere: ['CBH', 'ESNEFT'] })).toEqual([
      'may-not-vote',
    ]);
    const twice = taken('for', 'for', 'for');
    const votes = [...(twice.votes ?? []), { agencyName: 'CBH', vote: 'against' as const }];
    expect(codes({ ...twice, votes })).toEqual(['voted-twice']);
  });

  it('carry by the rule, or don’t', () => {
    expect(tallyAt(taken('for', 'for', 'against'), facts, false).isCarried).toBe(true);
    expect(tallyAt(taken('for', 'against', 'abstain'), facts, false).isCarried).toBe(false);
  });

  it('of a meeting that only recommends carry without the whole panel’s majority', () => {
    const ofAll = {
      ...facts,
      rule: { votingRule: 'majority-of-agencies', hasCastingVote: false },
    } as const;

    expect(tallyAt(taken('for', 'for', 'for'), ofAll, false).isCarried).toBe(false);
    expect(tallyAt(taken('for', 'for', 'for'), ofAll, true).isCarried).toBe(true);
    expect(tallyAt(taken('for', 'against', 'against'), ofAll, true).isCarried).toBe(false);
  });

  it('are said in words', () => {
    expect(tallyInWords(tallyAt(taken('for', 'against', 'abstain'), facts, false))).toBe(
      '1 for, 1 against, 1 abstained',
    );
  });
});

describe('the casting vote', () => {
  const tie = { ...taken('for', 'against', 'abstain'), castingVote: 'for' as const };

  it('settles a tie, either way', () => {
    expect(codes(tie)).toEqual([]);
    expect(tallyAt(tie, facts, false)).toMatchObject({ isCarried: true, isByCastingVote: true });
    expect(tallyAt({ ...tie, castingVote: 'against' }, facts, false)).toMatchObject({
      ...{ isCarried: false, isByCastingVote: true },
    });
  });

  it('is for a tie, of a panel that has one, with somebody in the chair', () => {
    expect(codes({ ...taken('for', 'for', 'against'), castingVote: 'for' })).toEqual([
      'no-casting-vote',
    ]);
    const without = { rule: { ...facts.rule, hasCastingVote: false } };
    expect(refusalsToVote(tie, { ...facts, ...without })).toMatchObject([
      { code: 'no-casting-vote', message: 'The chair of this panel has no casting vote' },
    ]);
    expect(codes(tie, { inTheChair: undefined })).toEqual(['nobody-in-the-chair']);
  });
});
