import type { Entry } from '../../kernel/entry.js';
import type { LondonDate } from '../../kernel/london.js';
import { formatDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

export interface Transferred {
  readonly id: string;
  readonly fromFundId: string;
  readonly toFundId: string;
  readonly bankAccountId: string;
  readonly amountPence: Pence;
  readonly transferredOn: LondonDate;
  readonly reason: string;
  readonly consentedBy: string;
  readonly consentedOn: LondonDate;
  readonly consentReference: string;
  readonly recordedBy: string;
}

/** Two equal sides in one entry, each with the consent that allows it; the cash stays at the bank. */
export function transferOf(transfer: Transferred, fromName: string, toName: string): Entry {
  const { bankAccountId, amountPence } = transfer;
  const reason = `${transfer.reason}. Consent of ${transfer.consentedBy}, ${formatDate(transfer.consentedOn)}: ${transfer.consentReference}`;
  const money = { bankAccountId, amountPence, reason };
  return {
    source: `fund-transfer/${transfer.id}`,
    effectiveOn: transfer.transferredOn,
    narrative: `Transfer from ${fromName} to ${toName}`,
    postedBy: transfer.recordedBy,
    movements: [
      { kind: 'transfer-out', fundId: transfer.fromFundId, ...money },
      { kind: 'transfer-in', fundId: transfer.toFundId, ...money },
    ],
  };
}
