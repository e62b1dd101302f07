import fc from 'fast-check';
import {
  tallyOf,
  type AgencyVote,
  type Vote,
  type VotingFacts,
} from '../../../src/panels/meetings/voting.rules.js';
import type { VotingRule } from '../../../src/panels/rule/panel-rule.js';

function votesOf(yes: number, no: number, abstained: number): readonly AgencyVote[] {
  const all: readonly Vote[] = [
    ...Array<Vote>(yes).fill('for'),
    ...Array<Vote>(no).fill('against'),
    ...Array<Vote>(abstained).fill('abstain'),
  ];
  return all.map((vote, index) => ({ agencyName: `Agency ${index}`, vote }));
}

function isCarried(
  votingRule: VotingRule,
  [yes, no, abstained]: readonly [number, number, number],
  mayVote = 7,
): boolean {
  const votes = votesOf(yes, no, abstained);
  return tallyOf({ votes, mayVote }, { votingRule, hasCastingVote: false }).isCarried;
}

it.each<[VotingRule, [number, number, number], boolean]>([
  ['consensus', [5, 0, 0], true],
  ['consensus', [1, 0, 4], true], // abstaining is no objection
  ['consensus', [6, 1, 0], false],
  ['consensus', [0, 0, 5], false], // nobody wanted it
  ['consensus', [0, 0, 0], false],
  ['majority-of-votes', [3, 2, 0], true],
  ['majority-of-votes', [1, 0, 4], true],
  ['majority-of-votes', [2, 2, 1], false], // half is no majority
  ['majority-of-votes', [2, 3, 0], false],
  ['majority-of-votes', [0, 0, 0], false],
  ['majority-of-agencies', [4, 0, 0], true],
  ['majority-of-agencies', [4, 3, 0], true],
  ['majority-of-agencies', [3, 0, 0], false], // of seven
  ['majority-of-agencies', [3, 0, 4], false],
])('%s of %j carries: %p', (rule, votes, carried) => {
  expect(isCarried(rule, votes)).toBe(carried);
});

it('takes half of the agencies for no majority of them', () => {
  expect(isCarried('majority-of-agencies', [3, 0, 0], 6)).toBe(false);
  expect(isCarried('majority-of-agencies', [3, 0, 0], 5)).toBe(true);
});

describe('the casting vote', () => {
  const tie = { votes: votesOf(2, 2, 1), mayVote: 7 };
  const majority = { votingRule: 'majority-of-votes', hasCastingVote: true } as const;

  it.each<[Partial<VotingFacts>, boolean, boolean]>([
    [{ castingVote: 'for' }, true, true],
    [{ castingVote: 'against' }, false, true],
    [{}, false, false], // not given
    [{ votes: votesOf(3, 2, 0), castingVote: 'against' }, true, false], // no tie
    [{ votes: votesOf(0, 0, 5), castingVote: 'for' }, false, false], // nobody voted: no tie of votes
  ])('%j carries %p, by it %p', (facts, carried, byIt) => {
    expect(tallyOf({ ...tie, ...facts }, majority)).toMatchObject({
      isCarried: carried,
      isByCastingVote: byIt,
    });
  });

  it('is nothing where the rule has none, and overrules no objection', () => {
    const given = { ...tie, castingVote: 'for' } as const;

    expect(tallyOf(given, { ...majority, hasCastingVote: false }).isCarried).toBe(false);
    expect(tallyOf(given, { ...majority, votingRule: 'consensus' }).isCarried).toBe(false);
    expect(tallyOf(given, { ...majority, votingRule: 'majority-of-agencies' }).isCarried).toBe(
      false,
    );
  });
});

it('gives what counting by hand gives', () => {
  const count = fc.nat({ max: 6 });
  fc.assert(
    fc.property(
      ...[count, count, count, count, fc.boolean()],
      fc.constantFrom<VotingRule>('consensus', 'majority-of-votes', 'majority-of-agencies'),
      fc.constantFrom('for' as const, 'against' as const, undefined),
      (yes, no, abstained, absent, hasCastingVote, votingRule, castingVote) => {
        const mayVote = yes + no + abstained + absent;
        const tally = tallyOf(
          { votes: votesOf(yes, no, abstained), mayVote, castingVote },
          { votingRule, hasCastingVote },
        );
        let carried = false;
        if (votingRule === 'consensus' && yes >= 1 && no === 0) carried = true;
        if (votingRule === 'majority-of-votes' && yes - no >= 1) carried = true;
        if (votingRule === 'majority-of-votes' && yes === no && yes >= 1 && hasCastingVote)
          carried = castingVote === 'for';
        if (votingRule === 'majority-of-agencies' && yes > mayVote - yes) carried = true;
        expect(tally).toMatchObject({ for: yes, against: no, abstained, isCarried: carried });
      },
    ),
  );
});
