import type { Entry } from '../kernel/entry.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { FundPaymentKind } from './fund-payment.entity.js';
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

/** What was recorded of money that a fund paid, and not to an organisation. */
export interface Paid {
  readonly id: string;
  readonly kind: FundPaymentKind;
  readonly fundId: string;
  readonly bankAccountId: string;
  readonly amountPence: Pence;
  readonly paidOn: LondonDate;
  readonly reference: string;
  /** '' where none is needed. */
  readonly reason: string;
  readonly recordedBy: string;
}

/** A fee, a charge or a refund leaves what the fund has available on the day it left the bank. */
export function paymentOf(payment: Paid, funderName: string): Entry {
  const { kind, fundId, bankAccountId, amountPence, reason } = payment;
  const money = { fundId, bankAccountId, amountPence };
  return {
    source: `fund-payment/${payment.id}`,
    effectiveOn: payment.paidOn,
    narrative: paymentNarrative(payment, funderName),
    postedBy: payment.recordedBy,
    movements: [kind === 'refund-to-funder' ? { kind, ...money, reason } : { kind, ...money }],
  };
}

function paymentNarrative({ kind, reference }: Paid, funderName: string): string {
  switch (kind) {
    case 'management-fee':
      return `Management fee: ${reference}`;
    case 'bank-charge':
      return `Bank charge: ${reference}`;
    case 'refund-to-funder':
      return `Refunded to ${funderName}: ${reference}`;
  }
}
