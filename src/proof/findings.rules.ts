import type { Found } from '../reporting/proof/last-verification.queries.js';

/** What was not found the time before: people are alarmed once about each thing, and again if it comes back. */
export function newFindings(now: readonly Found[], before: readonly Found[]): readonly Found[] {
  const known = new Set(before.map(keyOf));
  return now.filter((found) => !known.has(keyOf(found)));
}

function keyOf({ who, what }: Found): string {
  return JSON.stringify([who, what]);
}
