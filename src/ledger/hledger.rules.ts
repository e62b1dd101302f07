import { accountType } from './account-names.rules.js';
import type { ExportedEntry } from './exported-entry.queries.js';
import { plainPounds } from '../kernel/pence.js';

/** Says what `hledger --strict` wants said first: the currency, and every account with its type. */
export function hledgerPreamble(accounts: readonly string[]): string {
  const types = { Assets: 'A', Equity: 'E', Income: 'R', Expenses: 'X' } as const;
  return [
    '; Debits are positive. Each fund’s held account is the sum of its four pots with the sign turned.',
    'commodity GBP 1000.00',
    '',
    ...accounts.map((account) => `account ${account}  ; type: ${types[accountType(account)]}`),
    '',
    '',
  ].join('\n');
}

/** One transaction, the entry's number as its code and the source as a tag. */
export function hledgerTransaction(entry: ExportedEntry): string {
  const reasons = new Set(entry.lines.map(({ reason }) => reason ?? '').filter(Boolean));
  return [
    `${entry.effectiveOn} * (${entry.entryId}) ${plain(entry.narrative)}`,
    `    ; source: ${entry.source}`,
    ...[...reasons].map((reason) => `    ; reason: ${plain(reason)}`),
    ...entry.lines.map(({ account, pence }) => `    ${account}  GBP ${plainPounds(pence)}`),
    '',
    '',
  ].join('\n');
}

/** A semicolon starts a comment, a bar splits off a payee, a comma and a colon make tags; a line must stay one line. */
function plain(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/[;|]/g, '/')
    .trim();
}
