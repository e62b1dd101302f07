import fc from 'fast-check';
import { givenUpOf, renewalOf } from '../../../src/awards/award.postings.js';
import {
  hasLapsed,
  offerEndOf,
  refusalsToExtend,
  refusalsToRenew,
  refusalsToWithdraw,
  type GivingUpFacts,
  type ProlongingFacts,
} from '../../../src/awards/offer/offer-end.rules.js';
import { addDays } from '../../../src/kernel/london.js';
import { isWorkingDay } from '../../../src/kernel/working-days.js';

const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);
const prolonging: ProlongingFacts = {
  status: 'offered',
  offerEndsOn: '2026-12-21',
  today: '2026-12-10',
  amountPence: 480_000n,
  fundName: 'Lottery',
  availablePence: 480_000n,
};
const lapsed: ProlongingFacts = { ...prolonging, status: 'lapsed', today: '2026-12-30' };

it.each(
  [
    ['2026-11-23', 28, '2026-12-21'],
    ['a Saturday', '2026-11-21', 28, '2026-12-21'],
    ['Christmas to the first day that is none', '2026-11-27', 28, '2026-12-29'],
  ].map((row) => (row.length === 3 ? ['a plain day', ...row] : row)) as [
    string,
    string,
    number,
    string,
  ][],
)('ends on %s: released %s, %d days, %s', (_, released, days, end) => {
  expect(offerEndOf(released, days)).toBe(end);
});

it('never ends sooner than it says, nor on a day nobody works, nor a day later than it must', () => {
  const day = fc.integer({ min: 0, max: 1_000 }).map((days) => addDays('2024-01-01', days));
  fc.assert(
    fc.property(day, fc.integer({ min: 7, max: 180 }), (released, days) => {
      const counted = Array.from({ length: days + 12 }, (_, at) => addDays(released, at));
      const naive = counted.find((one, at) => at >= days && isWorkingDay(one));
      expect(offerEndOf(released, days)).toBe(naive);
    }),
  );
});

it.each([
  ['offered', '2026-12-20', false],
  ['offered', '2026-12-21', false],
  ['offered', '2026-12-22', true],
  ['half-accepted', '2026-12-22', true],
  ['accepted', '2026-12-22', false],
  ['lapsed', '2026-12-22', false],
] as const)(
  'an offer until 21 December that is %s has on %s lapsed: %s',
  (status, today, expected) => {
    expect(hasLapsed({ status, offerEndsOn: '2026-12-21' }, today)).toBe(expected);
  },
);

it('an offer without a last day never lapses', () => {
  expect(hasLapsed({ status: 'offered', offerEndsOn: null }, '2099-01-01')).toBe(false);
});

it.each([
  ['later', prolonging, '2026-12-22', []],
  ['half signed', { ...prolonging, status: 'half-accepted' }, '2026-12-22', []],
  ['one without an end', { ...prolonging, offerEndsOn: null }, '2026-12-22', []],
  ['to the day it has', prolonging, '2026-12-21', ['not-later']],
  ['to yesterday', prolonging, '2026-12-09', ['in-the-past']],
  ['for longer than half a year', prolonging, '2027-06-09', ['too-late']],
  ['what has lapsed', lapsed, '2027-01-10', ['award-lapsed']],
  [
    'what is accepted',
    { ...prolonging, status: 'accepted' },
    '2027-01-10',
    ['award-already-accepted'],
  ],
] as const)('extends %s: %#', (_, facts, until, expected) => {
  expect(codes(refusalsToExtend(facts, until))).toEqual(expected);
});

it.each([
  ['with just the money', lapsed, '2027-01-10', []],
  ['a penny short', { ...lapsed, availablePence: 479_999n }, '2027-01-10', ['fund-short']],
  [
    'until yesterday, and short',
    { ...lapsed, availablePence: 0n },
    '2026-12-29',
    ['in-the-past', 'fund-short'],
  ],
  ['while it is open', prolonging, '2027-01-10', ['award-offered']],
  ['when it was withdrawn', { ...lapsed, status: 'withdrawn' }, '2027-01-10', ['award-withdrawn']],
] as const)('renews %s: %#', (_, facts, until, expected) => {
  expect(codes(refusalsToRenew(facts, until))).toEqual(expected);
});

it('says by how much the fund is short', () => {
  expect(refusalsToRenew({ ...lapsed, availablePence: 479_050n }, '2027-01-10')).toEqual([
    {
      code: 'fund-short',
      message: 'Lottery has £4,790.50 left to award, which is £9.50 too little',
    },
  ]);
});

const giving: GivingUpFacts = {
  status: 'accepted',
  amountPence: 480_000n,
  unsentPence: 480_000n,
  inARun: [],
};

it.each([
  ['an offer', { ...giving, status: 'offered' }, 'organisation', []],
  ['an offer', { ...giving, status: 'half-accepted' }, 'panel', []],
  ['what it accepted', giving, 'organisation', []],
  ['what was accepted', giving, 'panel', ['award-already-accepted']],
  ['what is being paid', { ...giving, unsentPence: 240_000n }, 'organisation', ['paid-already']],
  ['what is in a run', { ...giving, inARun: ['OC-1/1'] }, 'organisation', ['in-a-run']],
  ['what is active', { ...giving, status: 'active' }, 'organisation', ['award-active']],
  ['what has lapsed', { ...giving, status: 'lapsed' }, 'panel', ['award-lapsed']],
] as const)('gives up %s: %#', (_, facts, who, expected) => {
  expect(codes(refusalsToWithdraw(facts, who))).toEqual(expected);
});

it('gives the money back under the act’s own name, and commits it again under another', () => {
  const moved = {
    ...{ actId: 'x1', awardId: 'a1', reference: 'OC-2026-0007', fundId: 'f1', reason: 'Too late' },
    ...{ amountPence: 480_000n, on: '2026-12-22', by: 'system' },
  };
  const money = { fundId: 'f1', commitmentId: 'a1', amountPence: 480_000n };
  expect(givenUpOf({ ...moved, kind: 'lapsed' })).toEqual({
    source: 'award/a1/lapsed/x1',
    effectiveOn: '2026-12-22',
    narrative: 'Award OC-2026-0007 lapsed',
    postedBy: 'system',
    movements: [{ kind: 'award-reduced', ...money, reason: 'Too late' }],
  });
  expect(renewalOf(moved)).toEqual({
    source: 'award/a1/renewed/x1',
    effectiveOn: '2026-12-22',
    narrative: 'Award OC-2026-0007 offered again',
    postedBy: 'system',
    movements: [{ kind: 'award', ...money }],
  });
});
