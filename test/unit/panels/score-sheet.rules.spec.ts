import {
  refusalsToDraft,
  refusalsToRevise,
  refusalsToScore,
  type ScoringFacts,
} from '../../../src/panels/scoring/score-sheet.rules.js';

const scorable: ScoringFacts = {
  status: 'submitted',
  requestedPence: 480_000n,
  interest: 'none',
  isAsked: true,
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
  [{ isAsked: false }, 'not-asked'],
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

describe('revising scores', () => {
  const revisable = { ...scorable, hasMeetingBegun: false, reason: 'I had missed the budget' };
  const refusedFor = (change: Partial<typeof revisable>) =>
    refusalsToRevise({ ...revisable, ...change }).map(({ code }) => code);

  it('is done with a reason, also when the bid has been assigned to others since', () => {
    expect(refusedFor({})).toEqual([]);
    expect(refusedFor({ isAsked: false })).toEqual([]);
  });

  it.each<[Partial<typeof revisable>, string]>([
    [{ hasMeetingBegun: true }, 'meeting-begun'],
    [{ status: 'awarded' }, 'bid-decided'],
    [{ status: 'withdrawn' }, 'bid-decided'],
    [{ interest: 'pecuniary' }, 'interest-pecuniary'],
    [{ interest: undefined }, 'interest-not-declared'],
    [{ reason: '' }, 'revision-unexplained'],
    [{ suggestedPence: 480_001n }, 'suggested-more-than-asked'],
  ])('is refused with %o: %s', (change, code) => {
    expect(refusedFor(change)).toEqual([code]);
  });
});

describe('keeping what is typed', () => {
  const begun = { ...scorable, hasMeetingBegun: true, sent: undefined as object | undefined };
  const refusedFor = (change: Partial<typeof begun>) =>
    refusalsToDraft({ ...begun, ...change }).map(({ code }) => code);

  it.each<[Partial<typeof begun>, readonly string[]]>([
    [{}, []],
    [{ isAsked: false }, ['not-asked']],
    [{ status: 'declined' }, ['bid-decided']],
    [{ sent: {}, isAsked: false }, ['meeting-begun']],
    [{ sent: {}, hasMeetingBegun: false }, []],
  ])('with %o is refused for %p', (change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });
});
