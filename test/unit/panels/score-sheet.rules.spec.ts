import {
  mayReadScores,
  refusalsToScore,
  type ScoringFacts,
} from '../../../src/panels/scoring/score-sheet.rules.js';

const scorable: ScoringFacts = {
  status: 'submitted',
  requestedPence: 480_000n,
  interest: 'none',
  suggestedPence: 480_000n,
};
const codes = (change: Partial<ScoringFacts>) =>
  refusalsToScore({ ...scorable, ...change }).map(({ code }) => code);

it.each(['none', 'other-registerable', 'non-registerable'] as const)(
  'takes a sheet from a member whose interest is %s',
  (interest) => {
    expect(codes({ interest })).toEqual([]);
  },
);

it.each<[Partial<ScoringFacts>, string]>([
  [{ interest: undefined }, 'interest-not-declared'],
  [{ interest: 'pecuniary' }, 'interest-pecuniary'],
  [{ status: 'awarded' }, 'bid-decided'],
  [{ status: 'declined' }, 'bid-decided'],
  [{ suggestedPence: 480_001n }, 'suggested-more-than-asked'],
])('refuses with %o: %s', (change, code) => {
  expect(codes(change)).toEqual([code]);
});

it('names every reason at once', () => {
  expect(codes({ status: 'awarded', interest: undefined, suggestedPence: 480_001n })).toEqual([
    'bid-decided',
    'interest-not-declared',
    'suggested-more-than-asked',
  ]);
});

it.each([
  ['a member with bids still to score', true, false, 1, false, false],
  ['a member whose own are in', true, false, 0, false, true],
  ['a member once the meeting has begun', true, false, 3, true, true],
  ['a coordinator who scores too, still blind', true, true, 1, false, false],
  ['the coordinator', false, true, 3, false, true],
  ['anybody else', false, false, 0, true, false],
])('%s', (_, isMember, isStaff, toScore, hasMeetingBegun, may) => {
  expect(mayReadScores({ isMember, isStaff, toScore, hasMeetingBegun })).toBe(may);
});
