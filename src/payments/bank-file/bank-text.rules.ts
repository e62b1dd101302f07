/** What a bank's file carries of a text, and whether some of it is lost. */
export interface BankText {
  readonly text: string;
  readonly isCut: boolean;
}

/**
 * Capitals, digits, space and `. & / -`: what Bacs carries, and every UK bank accepts. Accents and
 * apostrophes go; anything else becomes a space. Cut to the length.
 */
export function bankTextOf(text: string, length: number): BankText {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9.&/ -]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  return { text: plain.slice(0, length).trimEnd(), isCut: plain.length > length };
}
