import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** A year of a busy account is under 1 MB; reading is at a megabyte a second, and others wait for it. */
const LARGEST_FILE_MB = 2;

/** What people choose by mistake, by the bytes that such files begin with (as Latin-1). */
const NOT_STATEMENTS: readonly (readonly [beginning: RegExp, what: string])[] = [
  [/^(\x89PNG|GIF8|\xff\xd8\xff)/, 'a picture'],
  [/^%PDF/, 'a PDF'],
  [/^(PK[^\w\s]|\xd0\xcf)/, 'a spreadsheet or an archive'],
  [/^\s*<(!doctype html|html|head|body)/i, 'a web page'],
  [/^\s*(OFXHEADER|<\?OFX|<OFX)/i, 'an OFX file'],
  [/^\s*</, 'an XML file'],
  [/^\s*(\{1:|:20:|:940:)/, 'an MT940 file'],
  [/^\s*[[{]/, 'a JSON file'],
];

const CONTROL_CHARACTER = /[^\P{Cc}\s]/u;

/** A file's text with its lines ended by `\n`, or the sentence that says why it holds no statement. */
export type ReadText = { readonly text: string } | { readonly problem: string };

/**
 * Reads UTF-8, UTF-16 and, as older bank exports are, Windows-1252; with a byte order mark or without.
 * (Node's own TextDecoder reads Windows-1252 as Latin-1, nodejs/node#56542, hence iconv-lite.)
 */
export function readText(bytes: Buffer, fileName: string): ReadText {
  if (bytes.length > LARGEST_FILE_MB * 1_000_000) {
    const size = (bytes.length / 1_000_000).toFixed(1);
    return refused(fileName, `is ${size} MB, and the largest file read is ${LARGEST_FILE_MB} MB`);
  }
  const text = decode(bytes)
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n');
  if (text.trim() === '') return refused(fileName, 'is empty');
  const beginning = [bytes.toString('latin1', 0, 100), text.slice(0, 100)];
  const what = NOT_STATEMENTS.find(([pattern]) =>
    beginning.some((start) => pattern.test(start)),
  )?.[1];
  if (what !== undefined) return refused(fileName, `is ${what}, not a statement in CSV`);
  if (CONTROL_CHARACTER.test(text)) return refused(fileName, 'is not a text file');
  return { text };
}

function decode(bytes: Buffer): string {
  const hasMark = /^(\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 2));
  if (hasMark || bytes.subarray(0, 4).includes(0)) return iconv.decode(bytes, 'utf-16');
  return isUtf8(bytes) ? bytes.toString('utf8') : iconv.decode(bytes, 'win1252');
}

function refused(fileName: string, why: string): ReadText {
  return { problem: `The file ${fileName} ${why}` };
}
