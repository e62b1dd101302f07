import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** One movement as the bank states it. */
export interface StatementLine {
  /** Where it begins in the file, from 1, as a text editor counts. */
  readonly lineNumber: number;
  readonly bookedOn: LondonDate;
  /** Into the account is positive, out of it negative; never 0. */
  readonly amountPence: Pence;
  /** What was in the account after it, where the bank says so. */
  readonly balancePence: Pence | undefined;
  /** The bank's words, spaces collapsed. */
  readonly description: string;
  /** The bank's own code or words for the kind: `FPI`, `Direct debit`. */
  readonly type: string;
  /** The row exactly as it was in the file. */
  readonly raw: string;
}

/** A place where balance and amount do not lead to the next balance. */
export interface ChainBreak {
  readonly lineNumber: number;
  readonly bookedOn: LondonDate;
  readonly amountPence: Pence;
  readonly expectedPence: Pence;
  readonly statedPence: Pence;
}

/** A bank statement, read whole: there is none of a file in which one row can't be read. */
export interface Statement {
  /** Whose export it is: `Lloyds`. */
  readonly layout: string;
  /** `30-96-26`, where the file says so. */
  readonly sortCode: string | undefined;
  /** At least eight digits, where the file says so. */
  readonly accountNumber: string | undefined;
  /** `Flexaccount ****12345`, where the file says so. */
  readonly accountName: string | undefined;
  /** In the bank's own order, oldest first; at least one. */
  readonly lines: readonly StatementLine[];
  readonly openingBalancePence: Pence | undefined;
  readonly closingBalancePence: Pence | undefined;
  readonly chainBreaks: readonly ChainBreak[];
}
