import { awardedOf, refusalsToRebudget } from '../../../src/rounds/budget/budget.rules.js';

const lottery = {
  fundId: 'f1',
  name: 'Lottery',
  budgetPence: 1_000n,
  givenBackPence: 100n,
  reservedPence: 300n,
};

describe('a round’s budget', () => {
  it('has awarded what is neither left nor given back', () => {
    expect(awardedOf(lottery)).toBe(600n);
  });

  it('is lowered to what is awarded and given back, and not below', () => {
    expect(refusalsToRebudget([lottery], new Map([['f1', 700n]]))).toEqual([]);
    expect(refusalsToRebudget([lottery], new Map([['f1', 699n]]))).toEqual([
      {
        code: 'below-what-is-awarded',
        field: 'budget-f1',
        message:
          'The budget from Lottery can’t be below £7, which is awarded or given back already',
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
