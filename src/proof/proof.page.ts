import type { FinishedVerification } from '../reporting/proof/last-verification.queries.js';
import { verificationInWords } from '../reporting/proof/verification-in-words.rules.js';

/** What the last proof looked at, and what it found wrong. */
export function proofPage(last: FinishedVerification | undefined): object {
  return {
    result: verificationInWords(last),
    isWrong: last !== undefined && last.problems.length > 0,
    figures: last && [
      { label: 'Entries', text: last.entries.toLocaleString('en-GB') },
      { label: 'Movements', text: last.postings.toLocaleString('en-GB') },
      { label: 'Acts on the record', text: last.acts.toLocaleString('en-GB') },
    ],
    problems: {
      caption: 'What is wrong',
      head: [{ text: 'Where' }, { text: 'What' }],
      rows: (last?.problems ?? []).map(({ who, what }) => [{ text: who }, { text: what }]),
    },
  };
}
