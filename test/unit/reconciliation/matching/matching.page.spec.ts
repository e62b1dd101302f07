import type { LineOfBank } from '../../../../src/reconciliation/bank-lines.queries.js';
import { withSuggestions } from '../../../../src/reconciliation/bank.page.js';
import { matchingPage } from '../../../../src/reconciliation/matching/matching.page.js';
import type { OpenItem } from '../../../../src/reconciliation/matching/suggestions.rules.js';

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
          hint: '−£2,400.00 on 18 November 2026. The same sum, 2 days apart, and its reference.',
        },
        {
          value: 'instalment:2',
          text: 'OC-2026-0008-1, Stanway Stitchers',
          hint: '−£2,400.00 on 18 November 2026. The same sum, 2 days apart.',
        },
      ],
      likeliest: 'instalment:1',
    });
  });

  it('chooses nothing beforehand where nothing is certain, or more than one thing', () => {
    const twin: OpenItem = { ...payment, key: 'instalment:3' };

    expect(matchingPage(line, [other]).likeliest).toBeUndefined();
    expect(matchingPage(line, [payment, twin]).likeliest).toBeUndefined();
  });
});

describe('the page of an account', () => {
  it('names the likeliest beside each line, and keeps receipts and payments apart', () => {
    const { lines, receipts, inTransit } = withSuggestions([line], [other, payment, receipt]);

    expect(lines).toMatchObject([
      { id: 'line', suggestion: 'OC-2026-0007-1, Stanway Stitchers', isCertain: true },
    ]);
    expect(receipts).toEqual([receipt]);
    expect(inTransit).toEqual([other, payment]);
  });

  it('calls nothing certain where two would be', () => {
    const twin: OpenItem = { ...payment, key: 'instalment:3' };

    expect(withSuggestions([line], [payment, twin]).lines).toMatchObject([{ isCertain: false }]);
  });

  it('suggests nothing where nothing fits', () => {
    expect(withSuggestions([line], [receipt]).lines).toMatchObject([
      { suggestion: undefined, isCertain: false },
    ]);
  });
});
