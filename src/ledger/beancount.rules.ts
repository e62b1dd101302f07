import { beancountAccount } from './account-names.rules.js';
import type { ExportedEntry } from './exported-entry.queries.js';
import { plainPounds } from '../kernel/pence.js';

/** Beancount wants every account opened before its first day; the ledger takes no day before this one. */
const BEGINNING = '2000-01-01';

export function beancountPreamble(accounts: readonly string[]): string {
  return [
    'option "title" "Money held in trust"',
    'option "operating_currency" "GBP"',
    '',
    ...accounts.map((account) => `${BEGINNING} open ${beancountAccount(account)} GBP`),
    '',
    '',
  ].join('\n');
}

/** One transaction, with its number and source as metadata, and the reason where one was given. */
export function beancountTransaction(entry: ExportedEntry): string {
  const reasons = new Set(entry.lines.map(({ reason }) => reason ?? '').filter(Boolean));
  return [
    `${entry.effectiveOn} * ${quoted(entry.narrative)}`,
    `  entry: ${quoted(entry.entryId)}`,
    `  source: ${quoted(entry.source)}`,
    ...(reasons.size > 0 ? [`  reason: ${quoted([...reasons].join('; '))}`] : []),
    ...entry.lines.map(
      ({ account, pence }) => `  ${beancountAccount(account)}  ${plainPounds(pence)} GBP`,
    ),
    '',
    '',
  ].join('\n');
}

function quoted(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return `"${line.replaceAll(/["\\]/g, '\\$&')}"`;
}
