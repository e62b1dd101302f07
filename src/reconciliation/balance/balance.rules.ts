import type { Pence } from '../../kernel/pence.js';

/** What is known of one bank account on one day. */
export interface BankFacts {
  /** The closing balance of its latest statement; undefined while there is none. */
  readonly statementPence: Pence | undefined;
  /** Recorded at this account and on no statement yet: receipts, less what funds paid. */
  readonly notSeenPence: Pence;
  /** What came from our other accounts, less what went to them: the bank has it, no fund's share says so. */
  readonly ownTransfersPence: Pence;
  /** Lines of the statements that nothing of ours explains yet, in less out. */
  readonly unexplainedPence: Pence;
  /** The sum of the funds' cash at this account, by the ledger. */
  readonly cashBookPence: Pence;
}

/** The statement brought to the cash book, step by step; reconciled when nothing is left over. */
export interface Reconciliation extends BankFacts {
  readonly statementPence: Pence;
  /** Statement, and what it does not show yet, less lines that are not explained. */
  readonly adjustedPence: Pence;
  /** As it stands in the column: the unexplained lines with their sign turned. */
  readonly lessUnexplainedPence: Pence;
  readonly lessOwnTransfersPence: Pence;
  readonly differencePence: Pence;
}

/**
 * Balance by the bank, plus what it has not seen, less what we have not explained, is the cash book.
 * Payments sent and not yet on a statement are still in both: the ledger takes them out of the bank
 * when the bank does.
 */
export function reconcile(facts: BankFacts): Reconciliation | undefined {
  const { statementPence } = facts;
  if (statementPence === undefined) return undefined;
  const adjustedPence =
    statementPence + facts.notSeenPence - facts.unexplainedPence - facts.ownTransfersPence;
  return {
    ...facts,
    statementPence,
    adjustedPence,
    lessUnexplainedPence: -facts.unexplainedPence,
    lessOwnTransfersPence: -facts.ownTransfersPence,
    differencePence: adjustedPence - facts.cashBookPence,
  };
}
