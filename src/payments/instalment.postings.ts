import type { Entry } from '../kernel/entry.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';

/** An instalment, as far as its money is concerned. */
export interface PaidInstalment {
  readonly id: string;
  readonly reference: string;
  /** The award: the ledger's commitment. */
  readonly awardId: string;
  readonly fundId: string;
  readonly organisationName: string;
  readonly amountPence: Pence;
}

/** Sent to the bank: what was promised is on its way. */
export function sentOf(instalment: PaidInstalment, on: LondonDate, by: string): Entry {
  const { id, reference, awardId, fundId, amountPence } = instalment;
  return {
    source: `instalment/${id}/sent`,
    effectiveOn: on,
    narrative: `Payment ${reference} to ${instalment.organisationName}`,
    postedBy: by,
    movements: [{ kind: 'payment-sent', fundId, commitmentId: awardId, amountPence }],
  };
}

/** Seen on a statement: it has left the account. */
export function clearedOf(
  instalment: PaidInstalment,
  bankAccountId: string,
  on: LondonDate,
  by: string,
): Entry {
  const { id, reference, awardId, fundId, amountPence } = instalment;
  return {
    source: `instalment/${id}/cleared`,
    effectiveOn: on,
    narrative: `Payment ${reference} to ${instalment.organisationName} left the bank`,
    postedBy: by,
    movements: [
      { kind: 'payment-cleared', fundId, commitmentId: awardId, bankAccountId, amountPence },
    ],
  };
}
