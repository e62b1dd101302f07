import {
  mayRecord,
  refusalsToAward,
  refusalsToDecide,
  type DecisionFacts,
  type FundFacts,
} from '../../../src/awards/decision/decision.rules.js';

const decidable: DecisionFacts = {
  application: { status: 'submitted', roundId: 'winter', requestedPence: 480_000n },
  round: { closesAt: new Date('2026-11-30T17:00:00Z'), largestPence: 1_000_000n },
  meeting: { roundId: 'winter' },
  rule: { id: 'rule' },
  quorum: {
    reading: 'agencies-free-of-interest/2',
    needed: 2,
    counted: ['Community 360', 'Essex Police'],
    recused: [],
    abstained: [],
    missingSectors: [],
    isQuorate: true,
  },
  recorder: { isCoordinator: false, office: 'chair', interest: 'none' },
  now: new Date('2026-12-08T14:30:00Z'),
};
const lottery: FundFacts = {
  name: 'National Lottery',
  budgetLeftPence: 1_000_000n,
};

const toDecide = (change: Partial<DecisionFacts>) => refusalsToDecide({ ...decidable, ...change });
const toAward = (amountPence: bigint, fund: FundFacts | undefined = lottery) =>
  refusalsToAward(amountPence, decidable, fund);

it('lets the chair decide a submitted bid at a quorate meeting', () => {
  expect(toDecide({})).toEqual([]);
});

it.each([
  [{ isCoordinator: false, office: 'chair' }, true],
  [{ isCoordinator: false, office: 'vice-chair' }, true],
  [{ isCoordinator: true, office: undefined }, true],
  [{ isCoordinator: false, office: 'member' }, false],
  [{ isCoordinator: false, office: undefined }, false],
] as const)('%p may record a decision: %p', (who, may) => {
  const recorder = { ...who, interest: undefined };

  expect(mayRecord(recorder)).toBe(may);
  expect(toDecide({ recorder }).map(({ code }) => code)).toEqual(
    may ? [] : ['not-yours-to-decide'],
  );
});

it.each(['other-registerable', 'non-registerable', undefined] as const)(
  'lets a chair decide whose interest is %s',
  (interest) => {
    expect(toDecide({ recorder: { isCoordinator: false, office: 'chair', interest } })).toEqual([]);
  },
);

it('keeps a chair with a pecuniary interest out, and a coordinator likewise', () => {
  for (const isCoordinator of [true, false]) {
    const recorder = { isCoordinator, office: 'chair', interest: 'pecuniary' } as const;
    expect(toDecide({ recorder }).map(({ code }) => code)).toEqual(['recorder-has-interest']);
  }
});

it.each([
  ['draft', 'not-submitted', 'This bid has not been submitted'],
  ['awarded', 'already-decided', 'This bid has already been decided, and a decision is made once'],
  ['declined', 'already-decided', 'This bid has already been decided, and a decision is made once'],
])('refuses a bid that is %s', (status, code, message) => {
  const application = { ...decidable.application, status };

  expect(toDecide({ application })).toEqual([{ code, message }]);
});

it('refuses the meeting of another round', () => {
  expect(toDecide({ meeting: { roundId: 'spring' } }).map(({ code }) => code)).toEqual([
    'another-rounds-meeting',
  ]);
});

it('refuses until the moment the round closes', () => {
  const { closesAt } = decidable.round;

  expect(toDecide({ now: new Date(+closesAt - 1) }).map(({ code }) => code)).toEqual([
    'round-still-open',
  ]);
  expect(toDecide({ now: closesAt })).toEqual([]);
});

it('says how many agencies of how many are there, and who is out of it', () => {
  const quorum = { ...decidable.quorum, needed: 5, isQuorate: false };

  expect(toDecide({ quorum })).toEqual([
    {
      code: 'not-quorate',
      message: 'The meeting is not quorate: 2 of the 5 agencies needed are here to decide this bid',
    },
  ]);
  expect(toDecide({ quorum: { ...quorum, counted: ['ICB'], recused: ['CBH', 'BID'] } })).toEqual([
    {
      code: 'not-quorate',
      message:
        'The meeting is not quorate: 1 of the 5 agencies needed is here to decide this bid. Out of it with an interest: CBH, BID',
    },
  ]);
});

it('names every reason at once', () => {
  const refusals = toDecide({
    application: { ...decidable.application, status: 'draft', roundId: 'spring' },
    quorum: { ...decidable.quorum, isQuorate: false },
    recorder: { isCoordinator: false, office: 'member', interest: 'pecuniary' },
    now: new Date('2026-11-01T00:00:00Z'),
  });

  expect(refusals.map(({ code }) => code)).toEqual([
    'not-yours-to-decide',
    'recorder-has-interest',
    'another-rounds-meeting',
    'not-submitted',
    'round-still-open',
    'not-quorate',
  ]);
});

it('awards up to what was asked, to the penny', () => {
  expect(toAward(480_000n)).toEqual([]);
  expect(toAward(480_001n)).toEqual([
    { code: 'more-than-asked', message: 'They asked for £4,800', field: 'amount' },
  ]);
});

it('awards up to what the round gives at most', () => {
  const facts = {
    application: { ...decidable.application, requestedPence: 9_000_000n },
    round: decidable.round,
  };
  const rich = { ...lottery, budgetLeftPence: 9_000_000n };

  expect(refusalsToAward(1_000_000n, facts, rich)).toEqual([]);
  expect(refusalsToAward(1_000_001n, facts, rich)).toEqual([
    { code: 'over-the-largest', message: 'The round gives £10,000 at most', field: 'amount' },
  ]);
});

it('awards up to what is left of the budget, and says how much that is', () => {
  expect(toAward(100n, { ...lottery, budgetLeftPence: 100n })).toEqual([]);
  expect(toAward(101n, { ...lottery, budgetLeftPence: 100n })).toEqual([
    {
      code: 'budget-short',
      message: 'The round has £1 left of its budget from National Lottery',
      field: 'amount',
    },
  ]);
});

it('awards only from a fund of the round, and says so beside what is wrong with the sum', () => {
  expect(refusalsToAward(480_001n, decidable, undefined).map(({ code }) => code)).toEqual([
    'more-than-asked',
    'fund-not-of-round',
  ]);
});
