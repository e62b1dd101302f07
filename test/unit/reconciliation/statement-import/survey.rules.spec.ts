import type {
  NamedAccount,
  ReadRow,
  StatementPart,
} from '../../../../src/reconciliation/statement-import/reading/statement.rules.js';
import { Survey } from '../../../../src/reconciliation/statement-import/survey.rules.js';

const chosen = { name: 'Main', sortCode: '309626', accountNumber: '12345678' };

const part = (about: Partial<StatementPart> = {}): StatementPart => ({
  account: {},
  currency: 'GBP',
  fromOn: undefined,
  toOn: undefined,
  openingPence: undefined,
  closingPence: undefined,
  rows: [],
  ...about,
});

function row(
  lineNumber: number,
  bookedOn: string,
  amountPence: bigint,
  balancePence?: bigint,
  account?: NamedAccount,
): ReadRow {
  const words = { description: 'X', type: '', raw: 'x', bankReference: undefined };
  const line = { lineNumber, bookedOn, amountPence, balancePence, ...words };
  return account ? { line, account } : { line };
}

function surveyed(rows: readonly ReadRow[], newestFirst = false, ...parts: StatementPart[]) {
  const survey = new Survey(chosen, newestFirst);
  for (const each of parts.length > 0 ? parts : [part()]) survey.begin(each);
  for (const each of rows) survey.take(each);
  return survey.result;
}

it('counts what went in and out, and says the period and the balances', () => {
  const rows = [
    row(2, '2026-12-01', 500n, 1_500n),
    row(3, '2026-12-02', -200n, 1_300n),
    row(4, '2026-12-04', -100n, 1_200n),
  ];

  expect(surveyed(rows)).toMatchObject({
    isNewestFirst: false,
    fromOn: '2026-12-01',
    toOn: '2026-12-04',
    openingPence: 1_000n,
    closingPence: 1_200n,
    paidIn: { count: 1, pence: 500n },
    paidOut: { count: 2, pence: -300n },
    warnings: [],
    problemCount: 0,
  });
});

describe('which way a file runs', () => {
  it.each([true, false])('is told by its dates, whatever the bank usually does (%s)', (usually) => {
    const up = [
      row(2, '2026-12-01', 1n),
      row(3, '2026-12-02', 1n),
      row(4, '2026-12-01', 1n),
      row(5, '2026-12-05', 1n),
    ];
    const down = [row(2, '2026-12-03', 1n), row(3, '2026-12-02', 1n), row(4, '2026-12-02', 1n)];

    expect(surveyed(up, usually).isNewestFirst).toBe(false);
    expect(surveyed(down, usually).isNewestFirst).toBe(true);
  });

  it.each([true, false])('of one day is told by its balances (%s)', (usually) => {
    const down = [row(2, '2026-12-01', 5n, 15n), row(3, '2026-12-01', 7n, 10n)];
    const up = [row(2, '2026-12-01', 5n, 15n), row(3, '2026-12-01', 7n, 22n)];

    expect(surveyed(down, usually).isNewestFirst).toBe(true);
    expect(surveyed(up, usually).isNewestFirst).toBe(false);
  });

  it.each([true, false])('of one day without balances is the bank’s usual one (%s)', (usually) => {
    const silent = [row(2, '2026-12-01', 5n), row(3, '2026-12-01', 7n)];

    expect(surveyed(silent, usually).isNewestFirst).toBe(usually);
  });
});

it('takes the lines of the chosen account only, and says that there were others', () => {
  const other = { accountNumber: '87654321' };
  const survey = new Survey(chosen, false);

  expect(survey.begin(part({ account: other }))).toBe(false);
  expect(survey.begin(part())).toBe(true);
  expect(survey.take(row(2, '2026-12-01', 5n, undefined, other))).toBeUndefined();
  expect(
    survey.take(row(3, '2026-12-01', 7n, undefined, { accountNumber: '12345678' })),
  ).toBeDefined();
  expect(survey.result).toMatchObject({
    otherAccount: other,
    leftOutCount: 1,
    leftOut: [{ lineNumber: 2, why: 'is of another account' }],
    paidIn: { count: 1, pence: 7n },
  });
});

it('names a hundred wrong rows, and counts the others', () => {
  const wrong = Array.from({ length: 103 }, (_, at) => ({
    lineNumber: at + 2,
    problems: ['has no date', 'has no amount'],
    raw: 'x'.repeat(5_000),
  }));

  const { problems, problemCount } = surveyed(wrong);

  expect([problems.length, problemCount]).toEqual([100, 103]);
  expect(problems[0]).toEqual({
    lineNumber: 2,
    why: 'has no date, and has no amount',
    raw: 'x'.repeat(300),
  });
});

describe('balances that a file states apart from its lines', () => {
  it('are the ones it is believed by', () => {
    const stated = part({ openingPence: 100n, closingPence: 105n, toOn: '2026-12-31' });

    expect(surveyed([row(2, '2026-12-01', 5n)], false, stated)).toMatchObject({
      openingPence: 100n,
      closingPence: 105n,
      toOn: '2026-12-31',
      warnings: [],
    });
  });

  it('are compared with what moved', () => {
    const stated = part({ openingPence: 100n, closingPence: 200n });

    expect(surveyed([row(2, '2026-12-01', 5n)], false, stated).warnings).toEqual([
      'The statement begins with £1.00 and its lines come to £0.05, which makes £1.05; it says that it ends with £2.00.',
    ]);
  });

  it('lead from one statement of a file to the next', () => {
    const survey = new Survey(chosen, false);
    survey.begin(part({ openingPence: 100n, closingPence: 105n }));
    survey.take(row(2, '2026-12-01', 5n));
    survey.begin(part({ openingPence: 110n, closingPence: 112n }));
    survey.take(row(3, '2026-12-02', 2n));

    expect(survey.result).toMatchObject({
      openingPence: 100n,
      closingPence: 112n,
      warnings: ['One statement of the file ends with £1.05, and the next begins with £1.10.'],
    });
  });

  it('give the opening one where only the closing one is stated', () => {
    const result = surveyed([row(2, '2026-12-01', 5n)], false, part({ closingPence: 105n }));

    expect(result.openingPence).toBe(100n);
  });
});
