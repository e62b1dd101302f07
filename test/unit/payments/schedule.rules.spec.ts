import fc from 'fast-check';
import { sumPence } from '../../../src/kernel/pence.js';
import { equalParts, scheduleOf } from '../../../src/payments/schedule/schedule.rules.js';

describe('equalParts', () => {
  it('gives the odd pennies to the first parts', () => {
    expect(equalParts(1_000n, 3)).toEqual([334n, 333n, 333n]);
    expect(equalParts(1_001n, 3)).toEqual([334n, 334n, 333n]);
    expect(equalParts(1_000_000n, 1)).toEqual([1_000_000n]);
  });

  it('comes to exactly the sum, in parts a penny apart at most, for any sum', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 100_000_000_000n),
        fc.integer({ min: 1, max: 12 }),
        (sum, parts) => {
          const amounts = equalParts(sum, parts);
          expect(sumPence(amounts)).toBe(sum);
          const [largest = 0n] = amounts;
          const least = amounts.at(-1) ?? 0n;
          expect(least > 0n && largest - least <= 1n).toBe(true);
          expect(amounts.length).toBe(sum < BigInt(parts) ? Number(sum) : parts);
        },
      ),
    );
  });

  it.each([
    [0n, 2],
    [-1n, 2],
    [100n, 0],
    [100n, 1.5],
  ])('throws for %s pence in %s parts', (sum, parts) => {
    expect(() => equalParts(sum, parts)).toThrow('can’t be paid');
  });
});

describe('scheduleOf', () => {
  const award = {
    reference: 'OC-2026-0007',
    amountPence: 1_000_001n,
    acceptedOn: '2026-08-31',
    instalments: 3,
  };

  it('pays the first on acceptance, each other six months on, numbered for the bank', () => {
    expect(scheduleOf(award)).toEqual([
      { number: 1, reference: 'OC-2026-0007-1', amountPence: 333_334n, dueOn: '2026-08-31' },
      { number: 2, reference: 'OC-2026-0007-2', amountPence: 333_334n, dueOn: '2027-02-28' },
      { number: 3, reference: 'OC-2026-0007-3', amountPence: 333_333n, dueOn: '2027-08-31' },
    ]);
  });
});
