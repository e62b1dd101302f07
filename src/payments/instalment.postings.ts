import type { Entry } from '../kernel/entry.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';

/** An instalment, as far as its money is concerned. */
export interface PaidInstalment {
  readonly id: string;
  readonly reference: string;
  /** 1 for the first time it is paid; one more after each payment that failed or came back. */
  readonly attempt: number;
  /** The award: the ledger's commitment. */
  readonly awardId: string;
  readonly fundId: string;
  readonly organisationName: string;
  readonly amountPence: Pence;
}

/** What the bank's statement says of a payment, and the match that reads it so. */
export interface SeenAtTheBank {
  readonly bankAccountId: string;
  readonly matchId: string;
  readonly on: LondonDate;
  readonly by: string;
}

/** Sent to the bank: what was promised is on its way. */
export function sentOf(instalment: PaidInstalment, on: LondonDate, by: string): Entry {
  const { id, reference, attempt, awardId, fundId, amountPence } = instalment;
  return {
    source: `instalment/${id}/sent/${attempt}`,
    effectiveOn: on,
    narrative: `Payment ${reference} to ${instalment.organisationName}`,
    postedBy: by,
    movements: [{ kind: 'payment-sent', fundId, commitmentId: awardId, amountPence }],
  };
}

/** Seen on a statement: it has left the account. */
export function clearedOf(instalment: PaidInstalment, seen: SeenAtTheBank): Entry {
  const { id, reference, awardId, fundId, amountPence } = instalment;
  const { bankAccountId, matchId, on, by } = seen;
  return {
    source: clearedSource(id, matchId),
    effectiveOn: on,
    narrative: `Payment ${reference} to ${instalment.organisationName} left the bank`,
    postedBy: by,
    movements: [
      { kind: 'payment-cleared', fundId, commitmentId: awardId, bankAccountId, amountPence },
    ],
  };
}

/** It never left: the money is promised still. */
export function failedOf(
  instalment: PaidInstalment,
  { on, by, reason }: { readonly on: LondonDate; readonly by: string; readonly reason: string },
): Entry {
  const { id, reference, attempt, awardId, fundId, amountPence } = instalment;
  return {
    source: `instalment/${id}/failed/${attempt}`,
    effectiveOn: on,
    narrative: `Payment ${reference} to ${instalment.organisationName} failed`,
    postedBy: by,
    movements: [{ kind: 'payment-failed', fundId, commitmentId: awardId, amountPence, reason }],
  };
}

/** It left and came back: the money is at the bank, and promised still. */
export function bouncedOf(
  instalment: PaidInstalment,
  { bankAccountId, matchId, on, by, reason }: SeenAtTheBank & { readonly reason: string },
): Entry {
  const { id, reference, awardId, fundId, amountPence } = instalment;
  return {
    source: bouncedSource(id, matchId),
    effectiveOn: on,
    narrative: `Payment ${reference} to ${instalment.organisationName} came back`,
    postedBy: by,
    movements: [
      {
        kind: 'payment-bounced',
        fundId,
        commitmentId: awardId,
        bankAccountId,
        amountPence,
        reason,
      },
    ],
  };
}

/** Under its match, so that after an undo it can clear again. */
export function clearedSource(instalmentId: string, matchId: string): string {
  return `instalment/${instalmentId}/cleared/${matchId}`;
}

export function bouncedSource(instalmentId: string, matchId: string): string {
  return `instalment/${instalmentId}/bounced/${matchId}`;
}
