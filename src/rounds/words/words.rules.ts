import { formatMoment, londonDateOf, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

/** What the public reads about a round, beside its dates, sums, criteria and questions. */
export interface PublicWords {
  readonly programme: string;
  readonly summary: string;
  readonly notFunded: string;
  readonly whoCanApply: string;
  readonly hearBy: LondonDate | null;
  readonly helpEmail: string;
  readonly helpPhone: string;
  readonly otherFormats: string;
}

/** The words as they stand, and the version of them that the writer had before them; 0 for none. */
export interface WritingFacts {
  readonly closesAt: Date;
  readonly latestVersion: number;
  readonly openedVersion: number;
}

/** Every reason not to put these words in place of the present ones. */
export function refusalsToWrite(words: PublicWords, facts: WritingFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (words.hearBy !== null && words.hearBy < londonDateOf(facts.closesAt)) {
    refusals.push({
      code: 'heard-before-it-closes',
      field: 'hearBy',
      message: `Groups can’t hear before ${formatMoment(facts.closesAt)}, when the round closes`,
    });
  }
  if (facts.openedVersion !== facts.latestVersion) {
    refusals.push({
      code: 'words-changed',
      message:
        'Somebody else changed these words while you wrote. Look at the round’s page, then send yours again to replace theirs',
    });
  }
  return refusals;
}

export function saySame(one: PublicWords, other: PublicWords): boolean {
  const said = (words: PublicWords) => [
    ...[words.programme, words.summary, words.notFunded, words.whoCanApply],
    ...[words.hearBy, words.helpEmail, words.helpPhone, words.otherFormats],
  ];
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
}
