/** The kinds of file that are read, told by their content and never by their name. */
export type FileKind = 'ofx' | 'xml' | 'mt940' | 'qif' | 'csv';

/** What people choose by mistake, by the bytes that such files begin with (as Latin-1). */
const NOT_STATEMENTS: readonly (readonly [beginning: RegExp, what: string])[] = [
  [/^(\x89PNG|GIF8|\xff\xd8\xff)/, 'a picture'],
  [/^%PDF/, 'a PDF'],
  [/^(PK[^\w\s]|\xd0\xcf|\W\x8b)/, 'a spreadsheet or an archive'],
  [/^\s*(<!--[^]*?-->\s*)?<(!doctype html|html|head|body)/i, 'a web page'],
  [/^\s*(\{\s*(["}]|$)|\[\s*(["{[\]\d]|$))/, 'a JSON file'],
  [/^\{\\rtf/, 'a letter'],
];

/** What the file is instead of a statement: `a picture`. @param beginnings its first bytes as text, decoded and not */
export function notAStatement(...beginnings: readonly string[]): string | undefined {
  return NOT_STATEMENTS.find(([pattern]) => beginnings.some((start) => pattern.test(start)))?.[1];
}

const KINDS: readonly (readonly [beginning: RegExp, kind: FileKind])[] = [
  [/^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*(OFXHEADER|<\?OFX|<OFX[\s>])/i, 'ofx'],
  [/^\s*</, 'xml'],
  [/^\s*(\{1:|:(20|940|25|60[FM]):)/, 'mt940'],
  [/^[^,;"]{0,200}\n:20:/, 'mt940'],
  [/^\s*!(type|account|option|clear)[:\n\r ]?/i, 'qif'],
  [/^\s*D\d[^,;\t\n]*\n[TU][-+]?[\d.,]+\n/, 'qif'],
];

/** @param beginning the first few thousand characters, decoded */
export function kindOf(beginning: string): FileKind {
  return KINDS.find(([pattern]) => pattern.test(beginning))?.[1] ?? 'csv';
}
