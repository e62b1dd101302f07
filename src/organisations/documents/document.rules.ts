import type { LondonDate } from '../../kernel/london.js';
import { addDays } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { DocumentKind } from './document-kinds.rules.js';

/** The most papers that wait in one library; what was replaced or withdrawn does not count. */
export const MOST_DOCUMENTS = 60;

/** What is said of a paper when it is added. */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly datedOn: LondonDate;
  /** The last day it holds. */
  readonly expiresOn: LondonDate | null;
}

/** Every reason why a paper may not be added as it is described. */
export function refusalsToAdd(
  { kind, title, datedOn, expiresOn }: DocumentFacts,
  today: LondonDate,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const refused = (code: string, field: string, message: string): void => {
    refusals.push({ code, field, message });
  };
  if (kind === 'other' && title === '') {
    refused('no-title', 'title', 'Enter what the document is');
  }
  if (datedOn > today && kind !== 'insurance') {
    refused('dated-ahead', 'datedOn', 'The date of the document must not be in the future');
  }
  if (expiresOn !== null && expiresOn <= datedOn) {
    refused('expires-early', 'expiresOn', 'The day it runs out must be after its own date');
  } else if (expiresOn !== null && expiresOn < today) {
    refused('has-run-out', 'expiresOn', 'This has run out already: send the one that holds now');
  }
  return refusals;
}

/** Whether a paper is in the library, and if not, why. */
export interface Standing {
  readonly replacedById: string | null;
  readonly withdrawnAt: Date | null;
}

/** Every reason why a paper may not be replaced or withdrawn any more. */
export function refusalsToChange({ replacedById, withdrawnAt }: Standing): readonly Refusal[] {
  if (withdrawnAt !== null) {
    return [{ code: 'withdrawn', message: 'This document has been withdrawn: add it again' }];
  }
  if (replacedById !== null) {
    return [{ code: 'replaced', message: 'A newer version has replaced this document already' }];
  }
  return [];
}

/** Whether it holds today: in a few words and a colour; undefined for what does not run out. */
export function expiryInWords(
  expiresOn: LondonDate | null,
  today: LondonDate,
): { readonly text: string; readonly colour: string } | undefined {
  if (expiresOn === null) return undefined;
  if (expiresOn < today) return { text: 'Has run out', colour: 'red' };
  if (expiresOn <= addDays(today, 28)) return { text: 'Runs out soon', colour: 'orange' };
  return undefined;
}
