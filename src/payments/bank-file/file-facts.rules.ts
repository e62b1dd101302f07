import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** One payment as a bank is told of it. */
export interface FilePayment {
  readonly reference: string;
  readonly payeeName: string;
  /** Six digits. */
  readonly sortCode: string;
  /** Eight digits. */
  readonly accountNumber: string;
  readonly amountPence: Pence;
}

/** Everything a file says besides: made once, from a run that is being sent. */
export interface FileFacts {
  /** `PR-2026-0012`, and its number. */
  readonly runReference: string;
  readonly runNumber: number;
  /** Who pays, as payees read it. */
  readonly ownName: string;
  readonly ownSortCode: string;
  readonly ownAccountNumber: string;
  /** Six digits; '' for layouts that need none. */
  readonly serviceUserNumber: string;
  readonly madeOn: LondonDate;
  /** The day the bank is asked to pay. */
  readonly payOn: LondonDate;
  readonly payments: readonly FilePayment[];
}
