import fc from 'fast-check';
import {
  BalanceBackwards,
  BalanceForwards,
  sentencesOfBreaks,
} from '../../../../src/reconciliation/statement-import/running-balance.rules.js';
import type { StatementLine } from '../../../../src/reconciliation/statement-import/reading/statement.rules.js';

type Line = Pick<StatementLine, 'lineNumber' | 'bookedOn' | 'amountPence' | 'balancePence'>;

/** Lines 2, 3, 4 … of a file: date, amount, balance. */
function lines(...rows: readonly (readonly [string, bigint, (bigint | undefined)?])[]): Line[] {
  return rows.map(([bookedOn, amountPence, balancePence], at) => ({
    lineNumber: at + 2,
    bookedOn,
    amountPence,
    balancePence,
  }));
}

function forwards(oldestFirst: readonly Line[]) {
  const balance = new BalanceForwards();
  for (const line of oldestFirst) balance.add(line);
  return balance;
}

function backwards(oldestFirst: readonly Line[]) {
  const balance = new BalanceBackwards();
  for (const line of oldestFirst.toReversed()) balance.add(line);
  return balance;
}

describe.each([
  ['read oldest first', forwards],
  ['read newest first', backwards],
])('the running balance, %s', (_, read) => {
  it('follows', () => {
    const balance = read(lines(['2026-12-01', 500n, 1500n], ['2026-12-02', -200n, 1300n]));

    expect(balance.breakCount).toBe(0);
    expect([balance.openingPence, balance.closingPence]).toEqual([1000n, 1300n]);
  });

  it('breaks once for one wrong step, measured from what the file states', () => {
    const balance = read(
      lines(['2026-12-01', 500n, 1500n], ['2026-12-02', -597n, 491n], ['2026-12-03', 9n, 500n]),
    );

    expect(sentencesOfBreaks(balance)).toEqual([
      'The running balance does not follow on line 3: 2 December 2026, after −£5.97 the balance should be £9.03 but the file says £4.91.',
    ]);
  });

  it('is carried over lines that state none', () => {
    const balance = read(
      lines(
        ['2026-12-01', 1n],
        ['2026-12-01', 2n, 103n],
        ['2026-12-02', 4n],
        ['2026-12-03', 8n, 116n],
        ['2026-12-04', 16n],
      ),
    );

    expect(balance.breaks.map((broken) => broken.expectedPence)).toEqual([115n]);
    expect([balance.openingPence, balance.closingPence]).toEqual([100n, 132n]);
  });

  it('is not known when no line states one', () => {
    const balance = read(lines(['2026-12-01', 1n], ['2026-12-02', 2n]));

    expect([balance.breakCount, balance.openingPence, balance.closingPence]).toEqual([
      0,
      undefined,
      undefined,
    ]);
  });

  it('names twenty breaks, and counts the others', () => {
    const wrong = Array.from({ length: 23 }, (): [string, bigint, bigint] => [
      '2026-12-01',
      1n,
      0n,
    ]);

    const sentences = sentencesOfBreaks(read(lines(...wrong)));

    expect(sentences).toHaveLength(21);
    expect(sentences.at(-1)).toBe('It does not follow in 2 more places.');
    expect(sentences[0]).toContain('on line 3:');
  });
});

it('finds the same whichever way the lines are read', () => {
  const line = fc.tuple(
    fc.constant('2026-12-01'),
    fc.bigInt({ min: -3n, max: 3n }),
    fc.option(fc.bigInt({ min: -3n, max: 3n }), { nil: undefined }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (rows) => {
      const [one, other] = [forwards(lines(...rows)), backwards(lines(...rows))];

      expect(other.breaks).toEqual(one.breaks);
      expect([other.openingPence, other.closingPence]).toEqual([
        one.openingPence,
        one.closingPence,
      ]);
    }),
  );
});
