import type { ApplicationSummary } from '../../applications/applications.queries.js';
import { KIND_IN_WORDS, type InterestKind } from './interest-kind.js';
import type { Findings } from './detection/detection.queries.js';
import { findingInWords } from './detection/finding-words.rules.js';

/** A line of the list: a name and one link; a shut bid is its number and nothing else. */
export type InterestRow =
  | { readonly number: number; readonly isShut: true }
  | {
      readonly number: number;
      readonly isShut: false;
      readonly applicationId: string;
      readonly organisationId: string;
      readonly organisationName: string;
      /** Undefined while it is to be declared. */
      readonly declared: string | undefined;
      /** Why they may have an interest, while it is to be declared. */
      readonly likely: readonly string[];
    };

/** What is to be declared first, the rest after it, each with its number in the round. */
export function interestRows(
  applications: readonly ApplicationSummary[],
  {
    declared,
    shut,
    findings,
  }: {
    /** By the application's id. */
    readonly declared: ReadonlyMap<string, InterestKind>;
    readonly shut: ReadonlySet<string>;
    readonly findings: Findings;
  },
  personId: string,
): readonly InterestRow[] {
  const rows = applications.map(({ id, organisationId, organisationName }, index): InterestRow => {
    if (shut.has(id)) return { number: index + 1, isShut: true };
    const kind = declared.get(id);
    return {
      number: index + 1,
      isShut: false,
      applicationId: id,
      organisationId,
      organisationName,
      declared: kind && KIND_IN_WORDS[kind],
      likely: findings
        .about(id, personId)
        .filter(({ dismissal }) => dismissal === undefined)
        .map((one) => findingInWords(one, organisationName, 'You')),
    };
  });
  return [...rows.filter(isToDeclare), ...rows.filter((row) => !isToDeclare(row))];
}

export function isToDeclare(row: InterestRow): boolean {
  return !row.isShut && row.declared === undefined;
}
