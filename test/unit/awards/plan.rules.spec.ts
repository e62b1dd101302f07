import type { AwardStatus } from '../../../src/awards/award.lifecycle.js';
import {
  isPlannable,
  readAmounts,
  refusalsToPlan,
  type PartOfPlan,
} from '../../../src/awards/plan/plan.rules.js';

const trigger = { kind: 'date', months: 0 } as const;
const half: PartOfPlan = { amountPence: 500n, trigger, isRetention: false };
const facts = { status: 'offered', amountPence: 1_000n, returns: 1, lastWithCondition: 0 } as const;

it('is planned anew until somebody signs', () => {
  expect(refusalsToPlan(facts, [half, half])).toEqual([]);
  expect(isPlannable('held') && isPlannable('offered')).toBe(true);
  for (const status of ['half-accepted', 'accepted', 'lapsed', 'refused'] as AwardStatus[]) {
    expect(refusalsToPlan({ ...facts, status }, [half, half])).toMatchObject([
      { code: 'award-signed' },
    ]);
  }
});

it('comes to the award, to the penny', () => {
  expect(refusalsToPlan(facts, [half, { ...half, amountPence: 499n }])).toEqual([
    {
      ...{ code: 'plan-not-whole', field: 'part-1-much' },
      message: 'The payments must come to £10: these come to £9.99',
    },
  ]);
});

it('keeps a payment for each condition to come before', () => {
  const two = [half, half];
  expect(refusalsToPlan({ ...facts, lastWithCondition: 2 }, two)).toEqual([]);
  expect(refusalsToPlan({ ...facts, lastWithCondition: 3 }, two)).toMatchObject([
    { code: 'condition-without-payment' },
  ]);
});

it('says first what can’t be in this order', () => {
  const third: PartOfPlan = { ...half, trigger: { kind: 'return', number: 3 } };
  expect(refusalsToPlan(facts, [third])).toMatchObject([{ code: 'no-such-return' }]);
});

it('reads pounds and pence', () => {
  const row = (much: string) => ({ much, when: 'date', number: '' });
  expect(readAmounts([row('£1,200.50'), row('')], 1)).toEqual({
    parts: [{ ...half, amountPence: 120_050n }],
    refusals: [],
  });
  expect(readAmounts([row('0')], 1).refusals).toMatchObject([{ field: 'part-1-much' }]);
  expect(readAmounts([row('lots')], 1).refusals).toMatchObject([{ field: 'part-1-much' }]);
});
