import {
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
