import { beancountPreamble, beancountTransaction } from '../../../src/ledger/beancount.rules.js';
import type { ExportedEntry } from '../../../src/ledger/exported-entry.queries.js';
import { hledgerPreamble, hledgerTransaction } from '../../../src/ledger/hledger.rules.js';

const accounts = ['bank:main', 'funds:lottery:held', 'funds:lottery:paid:OC-2026-0001'];

const entry: ExportedEntry = {
  entryId: '12',
  source: 'payment/7/cleared',
  effectiveOn: '2026-11-23',
  narrative: 'Payment to "Stanway Stitchers"; first |\n instalment',
  postedBy: 'system',
  postedAt: new Date('2026-11-23T12:00:00Z'),
  lines: [
    { account: 'bank:main', pence: -5n, kind: 'payment-cleared', reason: 'Line one\nline two' },
    {
      account: 'funds:lottery:paid:OC-2026-0001',
      pence: 5n,
      kind: 'payment-cleared',
      reason: 'Line one\nline two',
    },
  ],
};

describe('a transaction for hledger', () => {
  it('is one line of heading, its tags, and lines to the penny', () => {
    expect(hledgerTransaction(entry)).toBe(
      [
        '2026-11-23 * (12) Payment to "Stanway Stitchers"/ first / instalment',
        '    ; source: payment/7/cleared',
        '    ; reason: Line one line two',
        '    bank:main  GBP -0.05',
        '    funds:lottery:paid:OC-2026-0001  GBP 0.05',
        '',
        '',
      ].join('\n'),
    );
  });

  it('is declared beforehand with every account’s type', () => {
    expect(hledgerPreamble(accounts)).toContain(
      [
        'commodity GBP 1000.00',
        '',
        'account bank:main  ; type: A',
        'account funds:lottery:held  ; type: E',
        'account funds:lottery:paid:OC-2026-0001  ; type: X',
        '',
      ].join('\n'),
    );
  });
});

describe('a transaction for beancount', () => {
  it('quotes what people wrote, and names accounts under their roots', () => {
    expect(beancountTransaction(entry)).toBe(
      [
        '2026-11-23 * "Payment to \\"Stanway Stitchers\\"; first | instalment"',
        '  entry: "12"',
        '  source: "payment/7/cleared"',
        '  reason: "Line one line two"',
        '  Assets:Bank:Main  -0.05 GBP',
        '  Expenses:Funds:Lottery:Paid:OC-2026-0001  0.05 GBP',
        '',
        '',
      ].join('\n'),
    );
  });

  it('has no reason where nobody gave one', () => {
    const lines = entry.lines.map((line) => ({ ...line, reason: null }));
    expect(beancountTransaction({ ...entry, lines })).not.toContain('reason');
    expect(hledgerTransaction({ ...entry, lines })).not.toContain('reason');
  });

  it('is declared beforehand, every account opened before any day the ledger takes', () => {
    expect(beancountPreamble(accounts)).toContain(
      [
        '2000-01-01 open Assets:Bank:Main GBP',
        '2000-01-01 open Equity:Funds:Lottery:Held GBP',
        '2000-01-01 open Expenses:Funds:Lottery:Paid:OC-2026-0001 GBP',
      ].join('\n'),
    );
  });
});
