import { receiptOf, type Received } from '../../../src/funds/fund.postings.js';
import { RECEIPT_KINDS } from '../../../src/funds/receipt.entity.js';

const received: Received = {
  id: 'r1',
  kind: 'receipt',
  fundId: 'f1',
  bankAccountId: 'b1',
  amountPence: 1_250_000n,
  receivedOn: '2026-11-20',
  reference: 'TNL 0042',
  recordedBy: 'p1',
};

describe('receiptOf', () => {
  it('moves what came in into the fund, at the account it came to, on the day it came', () => {
    expect(receiptOf(received, 'The National Lottery')).toEqual({
      source: 'receipt/r1',
      effectiveOn: '2026-11-20',
      narrative: 'Received from The National Lottery: TNL 0042',
      postedBy: 'p1',
      movements: [{ kind: 'receipt', fundId: 'f1', bankAccountId: 'b1', amountPence: 1_250_000n }],
    });
  });

  it.each([
    ['receipt', 'Received from Essex County Council: TNL 0042'],
    ['interest', 'Interest: TNL 0042'],
    ['opening-balance', 'Held for Essex County Council at the start: TNL 0042'],
  ] as const)('says in words what a movement of kind %s was', (kind, narrative) => {
    const entry = receiptOf({ ...received, kind }, 'Essex County Council');

    expect(entry.narrative).toBe(narrative);
    expect(entry.movements[0].kind).toBe(kind);
  });

  it('gives every receipt a source of its own', () => {
    const sources = RECEIPT_KINDS.map(
      (kind, at) => receiptOf({ ...received, kind, id: `r${at}` }, 'ECC').source,
    );

    expect(new Set(sources).size).toBe(RECEIPT_KINDS.length);
  });
});
