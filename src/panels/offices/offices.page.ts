import type { LondonDate } from '../../kernel/london.js';
import type { Member } from '../membership/seats.queries.js';
import type { RecordedTerm } from './office-terms.queries.js';
import { chairWarning } from './office.rules.js';

interface ShownTerm extends RecordedTerm {
  readonly isCurrent: boolean;
}

/** What the page of a panel's offices shows. */
export interface OfficesPage {
  /** The latest first. */
  readonly terms: readonly ShownTerm[];
  readonly warning: string | undefined;
  /** Who may be elected: members with a seat of their own. */
  readonly candidates: readonly { readonly value: string; readonly text: string }[];
}

export function officesPageOf(
  terms: readonly RecordedTerm[],
  members: readonly Member[],
  today: LondonDate,
): OfficesPage {
  return {
    terms: terms.map((term) => ({
      ...term,
      isCurrent: term.electedOn <= today && today <= term.endsOn,
    })),
    warning: chairWarning(terms, viceChairOf(members), today),
    candidates: members
      .filter(({ deputyOfName }) => deputyOfName === null)
      .map(({ personId, personName, agencyName }) => ({
        value: personId,
        text: `${personName}, ${agencyName}`,
      })),
  };
}

/** The vice chair's name; undefined while there is none. */
export function viceChairOf(members: readonly Member[]): string | undefined {
  return members.find(({ office }) => office === 'vice-chair')?.personName;
}
