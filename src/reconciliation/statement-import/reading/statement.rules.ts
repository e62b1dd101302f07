import type { LondonDate } from '../../../kernel/london.js';
import type { Pence } from '../../../kernel/pence.js';

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
  /** The bank's own id of the movement, where the file has one: FITID, AcctSvcrRef. */
  readonly bankReference: string | undefined;
}

/** The account that a file, or a row of it, says it is of; whatever it says. */
export interface NamedAccount {
  /** As in the file: `30-96-26`, or a foreign bank's code. */
  readonly sortCode?: string | undefined;
  /** As in the file: a number, an IBAN, `BANK/number`, sort code and number together. */
  readonly accountNumber?: string | undefined;
  /** As in the file: `Flexaccount ****12345`. */
  readonly accountName?: string | undefined;
}

/** A row that is a movement; one that can't be read, with why; or one that moves nothing, with why. */
export type ReadRow =
  | { readonly line: StatementLine; readonly account?: NamedAccount }
  | { readonly lineNumber: number; readonly problems: readonly string[]; readonly raw: string }
  | { readonly lineNumber: number; readonly leftOut: string };

/** What a file says of one account over one period. Most files have one, some have several. */
export interface StatementPart {
  readonly account: NamedAccount;
  /** `GBP`, where the file says so. */
  readonly currency: string | undefined;
  /** The period, where the file states one. */
  readonly fromOn: LondonDate | undefined;
  readonly toOn: LondonDate | undefined;
  /** The balances that the file states apart from its lines. */
  readonly openingPence: Pence | undefined;
  readonly closingPence: Pence | undefined;
  /** In the file's order. */
  readonly rows: Iterable<ReadRow> | AsyncIterable<ReadRow>;
}

/** A file that is a statement, whatever its format; its rows are read as they are asked for. */
export interface StatementFile {
  /** The format, or whose export it is: `Lloyds`, `MT940`. */
  readonly layout: string;
  /** It is a table, whose columns a person may name. */
  readonly isTable: boolean;
  /** The order to assume where neither the dates nor the balances show it. */
  readonly newestFirst: boolean;
  /** The oldest first. */
  readonly parts: readonly StatementPart[];
}

/** The order of day and month in a date of figures. */
export type DateOrder = 'dmy' | 'mdy';

/** A file opened: a statement, what has to be asked of a person first, or why it is none. */
export type OpenedFile =
  | { readonly file: StatementFile }
  | { readonly asks: 'columns'; readonly because: string }
  | { readonly asks: 'date-order'; readonly example: string }
  | { readonly problems: readonly string[] };

/** Several pieces of text as one line, those left out that the ones before them already say. */
export function worded(...pieces: readonly (string | undefined)[]): string {
  let said = '';
  for (const piece of pieces) {
    const words = (piece ?? '').replace(/\s+/g, ' ').trim();
    if (words === '' || said.includes(words)) continue;
    said = words.startsWith(said) ? words : `${said} ${words}`;
  }
  return said.trim();
}
