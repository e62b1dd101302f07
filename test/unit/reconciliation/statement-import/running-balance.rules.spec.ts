import {
  chainBreaks,
  closingBalance,
  oldestFirst,
  openingBalance,
  sentenceOfBreak,
} from '../../../../src/reconciliation/statement-import/running-balance.rules.js';
import type { StatementLine } from '../../../../src/reconciliation/statement-import/statement.rules.js';

/** Lines 2, 3, 4 … of a file: date, amount, balance. */
function lines(...rows: readonly (readonly [string, bigint, bigint?])[]): StatementLine[] {
  return rows.map(([bookedOn, amountPence, balancePence], at) => ({
    lineNumber: at + 2,
    bookedOn,
    amountPence,
    balancePence,
    description: 'COLCHESTER FOODBANK',
    type: 'FPO',
    raw: '',
  }));
}

describe('the running balance', () => {
  it('follows', () => {
    const chained = lines(['2026-12-01', 500n, 1500n], ['2026-12-02', -200n, 1300n]);

    expect(chainBreaks(chained)).toEqual([]);
    expect([openingBalance(chained), closingBalance(chained)]).toEqual([1000n, 1300n]);
  });

  it('breaks once for one wrong step, measured from what the file states', () => {
    const broken = lines(
      ['2026-12-01', 500n, 1500n],
      ['2026-12-02', -597n, 491n],
      ['2026-12-03', 9n, 500n],
    );

    const breaks = chainBreaks(broken);

    expect(breaks).toEqual([
      {
        lineNumber: 3,
        bookedOn: '2026-12-02',
        amountPence: -597n,
        expectedPence: 903n,
        statedPence: 491n,
      },
    ]);
    expect(breaks.map(sentenceOfBreak)).toEqual([
      'The running balance does not follow on line 3: 2 December 2026, after −£5.97 the balance should be £9.03 but the file says £4.91.',
    ]);
  });

  it('is carried over lines that state none', () => {
    const rows = lines(
      ['2026-12-01', 1n],
      ['2026-12-01', 2n, 103n],
      ['2026-12-02', 4n],
      ['2026-12-03', 8n, 116n],
      ['2026-12-04', 16n],
    );

    expect(chainBreaks(rows).map((broken) => broken.expectedPence)).toEqual([115n]);
    expect([openingBalance(rows), closingBalance(rows)]).toEqual([100n, 132n]);
  });

  it('is not known when no line states one', () => {
    const silent = lines(['2026-12-01', 1n], ['2026-12-02', 2n]);

    expect(chainBreaks(silent)).toEqual([]);
    expect([openingBalance(silent), closingBalance(silent)]).toEqual([undefined, undefined]);
  });
});

describe('the order of the lines', () => {
  const numbers = (ordered: readonly StatementLine[]) => ordered.map((line) => line.lineNumber);

  it.each([true, false])(
    'is told by the dates, whatever the bank usually does (newest first: %s)',
    (newestFirst) => {
      const newest = lines(
        ['2026-12-03', 1n],
        ['2026-12-02', 1n],
        ['2026-12-02', 1n],
        ['2026-12-01', 1n],
      );
      const oldest = lines(
        ['2026-12-01', 1n],
        ['2026-12-02', 1n],
        ['2026-12-01', 1n],
        ['2026-12-05', 1n],
      );

      expect(numbers(oldestFirst(newest, newestFirst))).toEqual([5, 4, 3, 2]);
      expect(numbers(oldestFirst(oldest, newestFirst))).toEqual([2, 3, 4, 5]);
    },
  );

  it.each([true, false])('of one day is told by the balances (newest first: %s)', (newestFirst) => {
    const newest = lines(['2026-12-01', 5n, 15n], ['2026-12-01', 7n, 10n]);
    const oldest = lines(['2026-12-01', 5n, 15n], ['2026-12-01', 7n, 22n]);

    expect(numbers(oldestFirst(newest, newestFirst))).toEqual([3, 2]);
    expect(numbers(oldestFirst(oldest, newestFirst))).toEqual([2, 3]);
  });

  it('of one day without balances is the bank’s usual one', () => {
    const silent = lines(['2026-12-01', 5n], ['2026-12-01', 7n]);

    expect(numbers(oldestFirst(silent, true))).toEqual([3, 2]);
    expect(numbers(oldestFirst(silent, false))).toEqual([2, 3]);
  });
});
