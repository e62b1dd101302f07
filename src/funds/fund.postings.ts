import type { Entry } from '../kernel/entry.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { ReceiptKind } from './receipt.entity.js';

/** What was recorded of money that came in. */
export interface Received {
  readonly id: string;
  readonly kind: ReceiptKind;
  readonly fundId: string;
  readonly bankAccountId: string;
  readonly amountPence: Pence;
  readonly receivedOn: LondonDate;
  readonly reference: string;
  readonly recordedBy: string;
}

/** Money that comes in is the fund's to award from the day it was received. */
export function receiptOf(receipt: Received, funderName: string): Entry {
  const { kind, fundId, bankAccountId, amountPence } = receipt;
  return {
    source: `receipt/${receipt.id}`,
    effectiveOn: receipt.receivedOn,
    narrative: narrativeOf(receipt, funderName),
    postedBy: receipt.recordedBy,
    movements: [{ kind, fundId, bankAccountId, amountPence }],
  };
}

function narrativeOf({ kind, reference }: Received, funderName: string): string {
  switch (kind) {
    case 'receipt':
      return `Received from ${funderName}: ${reference}`;
    case 'interest':
      return `Interest: ${reference}`;
    case 'opening-balance':
      return `Held for ${funderName} at the start: ${reference}`;
  }
}
