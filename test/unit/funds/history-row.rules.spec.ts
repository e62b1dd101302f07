import fc from 'fast-check';
import {
  HISTORY_KINDS,
  inOrder,
  readHistoryRow,
  type HistoryRow,
} from '../../../src/funds/history-import/history-row.rules.js';

const cells = {
  fund: 'lottery',
  account: 'main',
  kind: 'receipt',
  date: '2026-03-31',
  amount: '£1,000.50',
  reference: 'TNL 1',
};
const reasonsOf = (changed: Readonly<Record<string, string>>): unknown =>
  readHistoryRow({ ...cells, ...changed }, 2);

describe('reading a line of history', () => {
  it('takes what a spreadsheet has', () => {
    const written = { ...cells, fund: ' Lottery ', kind: 'Opening balance', date: '1/4/2026' };

    expect(readHistoryRow(written, 7)).toEqual({
      row: {
        lineNumber: 7,
        fund: 'lottery',
        account: 'main',
        kind: 'opening-balance',
        on: '2026-04-01',
        amountPence: 100_050n,
        reference: 'TNL 1',
        reason: '',
      },
    });
  });

  it.each([
    ['no fund', { fund: ' ' }, 'there is no fund'],
    ['no reference', { reference: '' }, 'there is no reference'],
    [
      'an unknown kind',
      { kind: 'gift' },
      '“gift” is no kind of movement: it is opening-balance, receipt, interest, management-fee, bank-charge or refund-to-funder',
    ],
    [
      'a day that is not in the calendar',
      { date: '30/02/2026' },
      '30/02/2026 is not a date in the calendar, like 2026-03-31 or 31/03/2026',
    ],
    [
      'half a penny',
      { amount: '1.005' },
      'the amount 1.005 can’t be taken: The amount must be in pounds and whole pence, like 4800 or 4,800.50',
    ],
    ['nothing', { amount: '0.00' }, 'the amount must be more than £0'],
    ['a refund without its reason', { kind: 'refund-to-funder' }, 'a refund needs its reason'],
  ])('refuses %s', (_, changed, reason) => {
    expect(reasonsOf(changed)).toEqual({ reasons: [reason] });
  });

  it('tells all that is wrong with a line at once, and of an empty cell only that it is', () => {
    expect(reasonsOf({ kind: '', date: '', amount: '' })).toEqual({
      reasons: ['there is no kind', 'there is no date', 'there is no amount'],
    });
  });
});

describe('the order in which history is posted', () => {
  const aRow = fc.record({
    lineNumber: fc.nat(),
    fund: fc.constant('lottery'),
    account: fc.constant('main'),
    kind: fc.constantFrom(...HISTORY_KINDS),
    on: fc.constantFrom('2026-01-31', '2026-02-01', '2026-10-01'),
    amountPence: fc.bigInt({ min: 1n, max: 9n }),
    reference: fc.constant('R'),
    reason: fc.constant('R'),
  });
  const isOut = ({ kind }: HistoryRow): boolean => HISTORY_KINDS.indexOf(kind) > 2;

  it('keeps every row, goes day by day, and never pays before it has received that day', () => {
    fc.assert(
      fc.property(fc.array(aRow), (rows) => {
        const ordered = inOrder(rows);

        expect(new Set(ordered)).toEqual(new Set(rows));
        for (const [at, row] of ordered.entries()) {
          const before = ordered[at - 1];
          if (!before) continue;
          expect(before.on <= row.on).toBe(true);
          if (before.on === row.on) expect(isOut(before) && !isOut(row)).toBe(false);
        }
      }),
    );
  });
});
