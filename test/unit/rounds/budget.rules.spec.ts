import { awardedOf, refusalsToRebudget } from '../../../src/rounds/budget/budget.rules.js';

const lottery = {
  fundId: 'f1',
  name: 'Lottery',
  budgetPence: 1_000n,
  givenBackPence: 100n,
  reservedPence: 300n,
  recommendedPence: 0n,
};

describe('a round’s budget', () => {
  it('has awarded what is neither left nor given back', () => {
    expect(awardedOf(lottery)).toBe(600n);
  });

  it('has not awarded what is only recommended, and can’t be lowered below that', () => {
    const recommending = { ...lottery, recommendedPence: 200n };

    expect(awardedOf(recommending)).toBe(400n);
    expect(refusalsToRebudget([recommending], new Map([['f1', 700n]]))).toEqual([]);
    expect(refusalsToRebudget([recommending], new Map([['f1', 699n]]))).toHaveLength(1);
  });

  it('is lowered to what is awarded and given back, and not below', () => {
    expect(refusalsToRebudget([lottery], new Map([['f1', 700n]]))).toEqual([]);
    expect(refusalsToRebudget([lottery], new Map([['f1', 699n]]))).toEqual([
      {
        code: 'below-what-is-awarded',
        field: 'budget-f1',
        message:
          'The budget from Lottery can’t be below £7, which is awarded, recommended or given back already',
      },
    ]);
  });

  it.each([new Map<string, bigint>(), new Map([['f1', 1_000n]]), new Map([['another', 5n]])])(
    'has to become another',
    (wanted) => {
      expect(refusalsToRebudget([lottery], wanted).map(({ code }) => code)).toEqual([
        'nothing-changed',
      ]);
    },
  );
});
