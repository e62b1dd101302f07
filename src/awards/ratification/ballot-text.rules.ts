import { formatPence } from '../../kernel/pence.js';
import type { PartFromFund } from '../decision/outcome.rules.js';

/** Everything that is ratified, and nothing else. */
export interface Ratified {
  readonly reference: string;
  readonly title: string;
  readonly organisationName: string;
  readonly roundTitle: string;
  /** None when it is to be declined. */
  readonly parts: readonly (PartFromFund & { readonly fundName: string })[];
  readonly conditions: string;
  readonly reasons: string;
  readonly minute: string;
}

/**
 * The text that agencies answer to, word for word as the message and the page show it. From the second on it says
 * which version it is, so that no two versions are alike, and an answer to one is never taken for another's.
 */
export function ballotTextOf(ratified: Ratified, version: number): string {
  const { reference, title, organisationName, roundTitle, parts, conditions, reasons, minute } =
    ratified;
  const total = parts.reduce((sum, { amountPence }) => sum + amountPence, 0n);
  return [
    `Application: ${reference}, “${title}”, of ${organisationName}`,
    `Round: ${roundTitle}`,
    `Amount: ${parts.length === 0 ? 'nothing, it is to be declined' : formatPence(total)}`,
    ...parts.map(({ fundName, amountPence }) => `From ${fundName}: ${formatPence(amountPence)}`),
    `Conditions: ${conditions === '' ? 'none' : conditions}`,
    `The panel’s reasons: ${reasons}`,
    `The minute: ${minute}`,
    ...(version === 1 ? [] : [`This is version ${version} of the text.`]),
  ].join('\n\n');
}
