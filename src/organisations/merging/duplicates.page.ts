import type { DuplicateReason } from './duplicates.queries.js';

const WORDS: Readonly<Record<DuplicateReason, string>> = {
  account: 'the same bank account',
  number: 'the same number with a register',
  name: 'a similar name',
  postcode: 'the same postcode and a name that is not far off',
  domain: 'people with e-mail addresses of one domain',
};

/** "The same bank account; a similar name". */
export function reasonsInWords(reasons: readonly DuplicateReason[]): string {
  const words = reasons.map((reason) => WORDS[reason]).join('; ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
