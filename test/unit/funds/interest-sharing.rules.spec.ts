import fc from 'fast-check';
import {
  fingerprintOf,
  sharesOf,
} from '../../../src/funds/interest-sharing/interest-sharing.rules.js';

const cash = (...sums: bigint[]) => sums.map((pence, at) => ({ fundId: `f${at + 1}`, pence }));

describe('sharesOf', () => {
  it('shares by cash, and gives the pennies left over to who lost most by rounding', () => {
    expect(sharesOf(100n, cash(1n, 1n, 4n))).toEqual([
      { fundId: 'f1', pence: 17n }, // 16⅔
      { fundId: 'f2', pence: 17n },
      { fundId: 'f3', pence: 66n }, // 66⅔, and the two before it in the list
    ]);
  });

  it('leaves out funds without cash there, and funds whose share is nothing', () => {
    expect(sharesOf(1n, cash(0n, -5n, 100n, 1n))).toEqual([{ fundId: 'f3', pence: 1n }]);
  });

  it('has nothing to share where nobody has cash', () => {
    expect(sharesOf(100n, cash(0n))).toEqual([]);
  });

  const sums = fc.array(fc.bigInt({ min: 1n, max: 10n ** 10n }), { minLength: 1, maxLength: 12 });

  it('always comes to the whole sum, each share within a penny of its exact one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), sums, (amount, pence) => {
        const total = pence.reduce((sum, one) => sum + one, 0n);
        const shares = new Map(
          sharesOf(amount, cash(...pence)).map((share) => [share.fundId, share.pence]),
        );
        const shared = [...shares.values()].reduce((sum, one) => sum + one, 0n);
        const areFair = cash(...pence).every((fund) => {
          const off = (shares.get(fund.fundId) ?? 0n) * total - amount * fund.pence;
          return off < total && off > -total;
        });
        return shared === amount && areFair;
      }),
    );
  });
});

it('tells shares that differ apart', () => {
  expect(fingerprintOf(sharesOf(100n, cash(1n, 3n)))).toBe('f1:25 f2:75');
});
