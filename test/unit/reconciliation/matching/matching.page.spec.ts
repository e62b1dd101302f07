import type { LineOfBank } from '../../../../src/reconciliation/bank-lines.queries.js';
import { withSuggestions } from '../../../../src/reconciliation/bank.page.js';
import { matchingPage } from '../../../../src/reconciliation/matching/matching.page.js';
import type { OpenItem } from '../../../../src/reconciliation/matching/item-index.rules.js';

const line: LineOfBank = {
  id: 'line',
  statementId: 'statement',
  bankAccountId: 'account',
  bankAccountName: 'Current account',
  bookedOn: '2026-11-20',
  amountPence: -240_000n,
  balancePence: null,
  description: 'STANWAY STITCHERS OC-2026-0007-1',
  type: 'FPO',
  matchedWith: null,
  markReason: null,
  state: 'pending',
  openPence: -240_000n,
};

const payment: OpenItem = {
  key: 'instalment:1',
  amountPence: -240_000n,
  on: '2026-11-18',
  reference: 'OC-2026-0007-1',
  name: 'Stanway Stitchers',
};
const other: OpenItem = { ...payment, key: 'instalment:2', reference: 'OC-2026-0008-1' };
const receipt: OpenItem = { ...payment, key: 'receipt:1', amountPence: 240_000n };

describe('the page of one line', () => {
  it('shows each thing it may be with the reason, and chooses the one certain answer beforehand', () => {
    expect(matchingPage(line, [other, payment, receipt])).toEqual({
      line,
      choices: [
        {
          value: 'instalment:1',
          text: 'OC-2026-0007-1, Stanway Stitchers',
          hint: '−£2,400.00 on 18 November 2026. Same sum, our reference, named in the bank’s words, 2 working days later.',
        },
        {
          value: 'instalment:2',
          text: 'OC-2026-0008-1, Stanway Stitchers',
          hint: '−£2,400.00 on 18 November 2026. Same sum, named in the bank’s words, 2 working days later.',
        },
      ],
      others: [],
      likeliest: ['instalment:1'],
      words: '',
    });
  });

  it('chooses nothing beforehand where nothing is certain, or more than one thing', () => {
    const twin: OpenItem = { ...payment, key: 'instalment:3' };

    expect(matchingPage(line, [other]).likeliest).toEqual([]);
    expect(matchingPage(line, [payment, twin]).likeliest).toEqual([]);
  });
});

describe('the page of one line, for several together', () => {
  const part: OpenItem = { ...payment, key: 'instalment:9', amountPence: -100_000n, name: 'Bikes' };

  it('offers what went the same way with another sum, by a word of it', () => {
    const items = [part, payment, receipt];

    expect(matchingPage(line, items).others.map(({ value }) => value)).toEqual(['instalment:9']);
    expect(matchingPage(line, items, ' bik ').others).toHaveLength(1);
    expect(matchingPage(line, items, 'singers').others).toEqual([]);
  });
});

describe('the page of an account', () => {
  it('names the likeliest beside each line, with the reason', () => {
    expect(withSuggestions([line], [other, payment, receipt])).toMatchObject([
      {
        id: 'line',
        suggestion: 'OC-2026-0007-1, Stanway Stitchers',
        reasons: 'Same sum, our reference, named in the bank’s words, 2 working days later',
        isCertain: true,
      },
    ]);
  });

  it('calls nothing certain where two would be', () => {
    const twin: OpenItem = { ...payment, key: 'instalment:3' };

    expect(withSuggestions([line], [payment, twin])).toMatchObject([{ isCertain: false }]);
  });

  it('suggests nothing where nothing fits', () => {
    expect(withSuggestions([line], [receipt])).toMatchObject([
      { suggestion: undefined, isCertain: false },
    ]);
  });
});
