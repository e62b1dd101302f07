import type { LondonDate } from '../../kernel/london.js';

/** The public registers that can be asked, in words. */
export const REGISTERS = {
  'charity-commission': 'Charity Commission for England and Wales',
  'companies-house': 'Companies House',
} as const;

export type RegisterCode = keyof typeof REGISTERS;

/** What a register says of one body. Its texts are strangers' words: shown, never trusted. */
export interface RegisterEntry {
  readonly name: string;
  /** In the register's words: `Registered`, `Removed`, `active`, `dissolved`. */
  readonly status: string;
  /** It is there and in good standing: neither removed nor dissolved, insolvent or in administration. */
  readonly isInGoodStanding: boolean;
  /** Pence, as text, as JSON has no whole numbers of that size; null where the register has none. */
  readonly incomePence: string | null;
  /** The last day of the year that the income is of. */
  readonly incomeYearEnd: LondonDate | null;
  /** Trustees or officers now; null where the register did not say. */
  readonly trustees: number | null;
  /** Accounts or returns are overdue; null where the register did not say. */
  readonly isOverdue: boolean | null;
}

/** What came of asking. */
export type RegisterAnswer =
  | { readonly status: 'found'; readonly entry: RegisterEntry }
  | { readonly status: 'not-found' }
  /** `problem`: a plain sentence without its full stop. */
  | { readonly status: 'failed'; readonly problem: string };

/** One register, whichever it is. It never throws for what the other side does. */
export interface Register {
  readonly code: RegisterCode;
  /** @param number as the register writes it */
  lookUp(number: string): Promise<RegisterAnswer>;
}
