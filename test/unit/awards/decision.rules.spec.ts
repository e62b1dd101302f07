import {
  isForParent,
  mayRecord,
  refusalsToAward,
  refusalsToDecide,
  type DecisionFacts,
  type FundFacts,
  type Way,
} from '../../../src/awards/decision/decision.rules.js';
import type { Verdict } from '../../../src/awards/decision/outcome.rules.js';

const decidable: DecisionFacts = {
  application: { status: 'submitted', roundId: 'winter', requestedPence: 480_000n },
  round: { closesAt: new Date('2026-11-30T17:00:00Z'), largestPence: 1_000_000n },
  meeting: { roundId: 'winter', isCancelled: false, isRecordClosed: false },
  rule: { standing: 'decides', ratificationDays: 5, mayDecideUrgently: true },
  saidBefore: undefined,
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

const toDecide = (
  change: Partial<DecisionFacts>,
  way: Way = 'decide',
  outcome: Verdict['outcome'] = 'awarded',
) => refusalsToDecide({ ...decidable, ...change }, way, outcome);
const codesOf = (...asked: Parameters<typeof toDecide>) =>
  toDecide(...asked).map(({ code }) => code);
const SMALLER = { revisedBudget: 'Without the hall' };
const from = (fundId: string, amountPence: bigint): Verdict => ({
  outcome: 'awarded',
  parts: [{ fundId, amountPence }],
});
const toAward = (amountPence: bigint, fund: FundFacts = lottery) =>
  refusalsToAward(from('lottery', amountPence), decidable, new Map([['lottery', fund]]), SMALLER);

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
  const meeting = { roundId: 'spring', isCancelled: false, isRecordClosed: false };

  expect(toDecide({ meeting }).map(({ code }) => code)).toEqual(['another-rounds-meeting']);
});

it('refuses a meeting that was cancelled, is minuted, or at which nobody is', () => {
  const meeting = { roundId: 'winter', isCancelled: false, isRecordClosed: false };
  const nobody = { ...decidable.quorum, counted: [] };

  expect(codesOf({ meeting: { ...meeting, isCancelled: true } })).toEqual(['meeting-cancelled']);
  expect(codesOf({ meeting: { ...meeting, isRecordClosed: true } })).toEqual(['record-closed']);
  expect(codesOf({ quorum: nobody }, 'decide', 'deferred')).toEqual(['nobody-here']);
  const allOut = { ...nobody, recused: ['Essex Police'] };
  expect(codesOf({ quorum: allOut }, 'decide', 'deferred')).toEqual([]);
  expect(codesOf({ meeting: undefined, quorum: nobody }, 'urgent')).toEqual([]);
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

  const funds = new Map([['lottery', rich]]);

  expect(refusalsToAward(from('lottery', 1_000_000n), facts, funds, SMALLER)).toEqual([]);
  expect(refusalsToAward(from('lottery', 1_000_001n), facts, funds, SMALLER)).toEqual([
    { code: 'over-the-largest', message: 'The round gives £10,000 at most', field: 'amount' },
  ]);
});

it('awards up to what is left of the budget, and says how much that is', () => {
  expect(toAward(100n, { ...lottery, budgetLeftPence: 100n })).toEqual([]);
  expect(toAward(101n, { ...lottery, budgetLeftPence: 100n })).toEqual([
    {
      code: 'budget-short',
      message: 'The round has £1 left of its budget from National Lottery, £0.01 too little',
      field: 'amount',
    },
  ]);
});

it('awards only from a fund of the round, and says so beside what is wrong with the sum', () => {
  const refusals = refusalsToAward(from('other', 480_001n), decidable, new Map(), SMALLER);

  expect(refusals.map(({ code }) => code)).toEqual(['more-than-asked', 'fund-not-of-round']);
});

describe('a split over several funds', () => {
  const split = (...sums: readonly bigint[]): Verdict => ({
    outcome: 'awarded',
    parts: sums.map((amountPence, index) => ({ fundId: `f${index}`, amountPence })),
  });
  const funds = new Map([
    ['f0', { name: 'Lottery', budgetLeftPence: 300_000n }],
    ['f1', { name: 'County', budgetLeftPence: 100_000n }],
  ]);
  const refusals = (verdict: Verdict) => refusalsToAward(verdict, decidable, funds, SMALLER);

  it('is counted together against what was asked, and each fund on its own', () => {
    expect(refusals(split(300_000n, 100_000n))).toEqual([]);
    expect(refusals(split(300_001n, 180_000n))).toMatchObject([
      { code: 'more-than-asked', field: 'amount' },
      {
        code: 'budget-short',
        field: 'share-f0',
        message: expect.stringContaining('£0.01 too') as string,
      },
      {
        code: 'budget-short',
        field: 'share-f1',
        message: expect.stringContaining('£800 too') as string,
      },
    ]);
    expect(refusals(split())).toMatchObject([{ code: 'nothing-awarded' }]);
  });
});

it('wants to know what a smaller sum pays for', () => {
  const funds = new Map([['lottery', lottery]]);
  const said = (amountPence: bigint, revisedBudget: string) =>
    refusalsToAward(from('lottery', amountPence), decidable, funds, { revisedBudget });

  expect(said(479_999n, '')).toMatchObject([
    { code: 'budget-not-revised', field: 'revisedBudget' },
  ]);
  expect(said(479_999n, 'Without the hall')).toEqual([]);
  expect(said(480_000n, '')).toEqual([]);
  expect(refusalsToAward({ outcome: 'declined' }, decidable, new Map(), SMALLER)).toEqual([]);
});

describe('the way it is dealt with', () => {
  const notQuorate = { quorum: { ...decidable.quorum, needed: 5, isQuorate: false } };
  const rule = decidable.rule;

  it('decides when quorate, recommends when not, and never the other way round', () => {
    expect(codesOf({}, 'recommend')).toEqual(['quorate-now']);
    expect(codesOf(notQuorate, 'recommend')).toEqual([]);
    expect(codesOf(notQuorate, 'decide')).toEqual(['not-quorate']);
  });

  it('recommends nothing where the panel can’t ratify', () => {
    const never = { ...notQuorate, rule: { ...rule, ratificationDays: null } };

    expect(codesOf(never, 'recommend')).toEqual(['no-ratification']);
  });

  it('puts a bid off without a quorum, and once at a meeting', () => {
    expect(codesOf(notQuorate, 'decide', 'deferred')).toEqual([]);
    expect(codesOf(notQuorate, 'recommend', 'referred')).toEqual([]);
    expect(codesOf({ saidBefore: 'same-here' }, 'decide', 'deferred')).toEqual(['already-decided']);
  });

  it('decides between meetings where the rule has it, and only to award or decline', () => {
    const between = { ...notQuorate, meeting: undefined };

    expect(codesOf(between, 'urgent')).toEqual([]);
    expect(codesOf(between, 'urgent', 'declined')).toEqual([]);
    expect(codesOf(between, 'urgent', 'deferred')).toEqual(['not-between-meetings']);
    expect(codesOf({ ...between, rule: { ...rule, mayDecideUrgently: false } }, 'urgent')).toEqual([
      'not-between-meetings',
    ]);
  });

  it('endorses, or decides, as the panel’s standing is', () => {
    const endorsing = { rule: { ...rule, standing: 'endorses' as const } };

    expect(codesOf(endorsing, 'decide', 'endorsed')).toEqual([]);
    expect(codesOf(endorsing, 'decide', 'not-endorsed')).toEqual([]);
    expect(codesOf(endorsing, 'decide', 'deferred')).toEqual([]);
    expect(codesOf(endorsing, 'decide', 'awarded')).toEqual(['not-this-panels-word']);
    expect(codesOf({}, 'decide', 'endorsed')).toEqual(['not-this-panels-word']);
    expect(codesOf({ ...endorsing, ...notQuorate }, 'recommend', 'endorsed')).toEqual([
      'no-ratification',
    ]);
    expect(codesOf({ ...endorsing, saidBefore: 'endorsed' }, 'decide', 'endorsed')).toEqual([
      'already-decided',
    ]);
  });

  it('leaves a bid alone that is recommended and waits', () => {
    const application = { ...decidable.application, status: 'recommended' };

    expect(codesOf({ application })).toEqual(['already-recommended']);
  });
});

it('leaves to the parent body what is above the limit, and not what is at it', () => {
  const verdict = from('lottery', 500_000n);

  expect(isForParent(verdict, { parentDecidesAbovePence: 500_000n })).toBe(false);
  expect(isForParent(verdict, { parentDecidesAbovePence: 499_999n })).toBe(true);
  expect(isForParent(verdict, { parentDecidesAbovePence: null })).toBe(false);
  expect(isForParent({ outcome: 'declined' }, { parentDecidesAbovePence: 1n })).toBe(false);
});
