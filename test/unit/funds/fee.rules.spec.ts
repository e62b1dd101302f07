import fc from 'fast-check';
import { feeAllowance, type FeeTerms } from '../../../src/funds/fee/fee.rules.js';

const none: FeeTerms = {
  feeKind: 'none',
  feeBasisPoints: null,
  feeYearlyPence: null,
  feeCeilingPence: null,
  startsOn: '2026-04-01',
  spendBy: '2028-03-31',
};
const percent: FeeTerms = { ...none, feeKind: 'percent', feeBasisPoints: 750 };
const yearly: FeeTerms = { ...none, feeKind: 'yearly', feeYearlyPence: 1_000_00n };
const nothing = { receivedPence: 0n, takenPence: 0n };

describe('feeAllowance', () => {
  it('allows nothing where the agreement names no fee', () => {
    const money = { receivedPence: 1_000_000n, takenPence: 0n };

    expect(feeAllowance(none, money, '2026-11-23').leftPence).toBe(0n);
  });

  it('allows a share of what was received, rounded down, less what was taken', () => {
    const money = { receivedPence: 10_001n, takenPence: 700n };

    expect(feeAllowance(percent, money, '2026-11-23')).toEqual({
      allowedPence: 750n, // 7.5% of £100.01 is £7.50075
      takenPence: 700n,
      leftPence: 50n,
    });
  });

  it.each([
    ['2026-03-31', 0n],
    ['2026-04-01', 1_000_00n],
    ['2027-03-31', 1_000_00n],
    ['2027-04-01', 2_000_00n],
    ['2031-01-01', 2_000_00n], // to be spent by March 2028
  ])('allows a yearly fee for each year begun by %s', (on, allowed) => {
    expect(feeAllowance(yearly, nothing, on).allowedPence).toBe(allowed);
  });

  it('never allows more than the ceiling, nor less than nothing', () => {
    const capped = { ...yearly, feeCeilingPence: 1_500_00n };

    expect(feeAllowance(capped, nothing, '2027-06-01').allowedPence).toBe(1_500_00n);
    const overdrawn = { receivedPence: 0n, takenPence: 1_600_00n };
    expect(feeAllowance(capped, overdrawn, '2027-06-01').leftPence).toBe(0n);
  });

  it('never lets takings pass the agreed share, whatever is taken when', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n })), (receipts) => {
        let [received, taken] = [0n, 0n];
        for (const receipt of receipts) {
          received += receipt;
          const money = { receivedPence: received, takenPence: taken };
          taken += feeAllowance(percent, money, '2026-11-23').leftPence;
        }
        return taken * 10_000n <= received * 750n;
      }),
    );
  });
});
