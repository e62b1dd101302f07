/** Endings that say what kind of body it is and not which: "Wivenhoe Hub CIC" is "Wivenhoe Hub". */
const LEGAL_ENDINGS = /\b(cic|cio|ltd|limited|plc|llp|trust|charity|community interest company)$/;

/** A text made ready to look for many names in it. */
export interface SearchableText {
  readonly plain: string;
  readonly words: ReadonlySet<string>;
}

export function searchable(text: string): SearchableText {
  return { plain: ` ${plainWords(text)} `, words: new Set(wordsOf(text)) };
}

/** Whether two names are likely one body's: compared without case, punctuation, a leading "The" and the legal form. */
export function areAlike(one: string, other: string): boolean {
  const plain = plainName(one);
  return plain !== '' && plain === plainName(other);
}

/**
 * Whether a text names a body: all words of its name in turn, compared as plainly. A name of one word has to be
 * written as the body writes it, so that "The Hub" is not found in every text about a hub.
 */
export function isNamedIn(name: string, { plain, words }: SearchableText): boolean {
  const wanted = plainName(name);
  if (wanted === '') return false;
  if (wanted.includes(' ')) return plain.includes(` ${wanted} `);
  return wordsOf(name).some((word) => plainWords(word) === wanted && words.has(word));
}

function plainName(name: string): string {
  const plain = plainWords(name).replace(/^the /, '');
  return plain.replace(LEGAL_ENDINGS, '').trim() || plain;
}

function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}'’]+/gu) ?? [];
}
