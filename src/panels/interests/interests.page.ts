import type { ApplicationSummary } from '../../applications/applications.queries.js';
import type { InterestKind } from './interest-kind.js';
import type { DeclaredInterest } from './interests.queries.js';
import { likelyConflict } from './likely-conflict.rules.js';

/** A line of the list: a name and one link; a shut bid is its number and nothing else. */
export type InterestRow =
  | { readonly number: number; readonly isShut: true }
  | {
      readonly number: number;
      readonly isShut: false;
      readonly applicationId: string;
      readonly organisationName: string;
      /** Undefined while it is to be declared. */
      readonly declared: string | undefined;
      readonly likely: string | undefined;
    };

/** What is to be declared first, the rest after it, each with its number in the round. */
export function interestRows(
  applications: readonly ApplicationSummary[],
  interests: readonly DeclaredInterest[],
  agencyName: string,
): readonly InterestRow[] {
  const rows = applications.map(({ id, organisationName }, index): InterestRow => {
    const declared = interests.find(({ applicationId }) => applicationId === id);
    if (declared?.kind === 'pecuniary') return { number: index + 1, isShut: true };
    return {
      number: index + 1,
      isShut: false,
      applicationId: id,
      organisationName,
      declared: declared && IN_WORDS[declared.kind],
      likely: declared ? undefined : likelyConflict(agencyName, organisationName),
    };
  });
  return [...rows.filter(isToDeclare), ...rows.filter((row) => !isToDeclare(row))];
}

export function isToDeclare(row: InterestRow): boolean {
  return !row.isShut && row.declared === undefined;
}

const IN_WORDS: Readonly<Record<InterestKind, string>> = {
  none: 'No interest',
  pecuniary: 'Disclosable pecuniary interest',
  'other-registerable': 'Other registerable interest',
  'non-registerable': 'Non-registerable interest',
};
