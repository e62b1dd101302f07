import { isUtf8 } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import iconv from 'iconv-lite';
import { kindOf, notAStatement, type FileKind } from './file-kind.rules.js';

/** A year of the busiest account is a few megabytes. */
const LARGEST_CSV_MB = 64;

/** Formats other than CSV are read whole. */
const LARGEST_OTHER_MB = 16;

/** How many bytes, and characters, tell what a file is. */
const BEGINNING = 4_000;
const CHUNK = 65_536;

const CONTROL_CHARACTER = /[^\P{Cc}\s]/u;

/** The encodings a person may name where the file itself does not tell. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A file's text, or the sentence that says why it holds no statement. */
export type ReadText =
  | {
      readonly kind: FileKind;
      /** In pieces, lines ended by `\n`, without a byte order mark; may be asked for again. */
      readonly pieces: () => Generator<string>;
    }
  | { readonly problem: string };

/**
 * Reads UTF-8, UTF-16 and, as older bank exports are, Windows-1252; with a byte order mark or without.
 * (Node's own TextDecoder reads Windows-1252 as Latin-1, nodejs/node#56542, hence iconv-lite.)
 * @param encoding where a person has said it; else it is told by the bytes
 */
export function readText(bytes: Buffer, fileName: string, encoding?: Encoding): ReadText {
  const refused = (why: string): ReadText => ({ problem: `The file ${fileName} ${why}` });
  const pieces = (): Generator<string> => piecesOf(bytes, encoding ?? encodingOf(bytes));
  let beginning = '';
  for (const piece of pieces()) {
    beginning += piece;
    if (beginning.trim() !== '' && beginning.length >= BEGINNING) break;
  }
  beginning = beginning.trimStart().slice(0, BEGINNING);
  if (beginning === '') return refused('is empty');
  const what = notAStatement(bytes.toString('latin1', 0, 100), beginning);
  if (what !== undefined) return refused(`is ${what}, not a bank statement`);
  const kind = kindOf(beginning);
  const most = kind === 'csv' ? LARGEST_CSV_MB : LARGEST_OTHER_MB;
  if (bytes.length > most * 1_000_000) {
    const size = (bytes.length / 1_000_000).toFixed(1);
    return refused(`is ${size} MB, and the largest file of its kind that is read is ${most} MB`);
  }
  for (const piece of pieces()) {
    if (CONTROL_CHARACTER.test(piece)) return refused('is not a text file');
  }
  return { kind, pieces };
}

function encodingOf(bytes: Buffer): Encoding {
  const hasMark = /^(\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 2));
  if (hasMark || bytes.subarray(0, 4).includes(0)) return 'utf-16';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** A carriage return at the end of a piece waits for the next one: it may be half of a line's end. */
function* piecesOf(bytes: Buffer, encoding: Encoding): Generator<string> {
  const decoder =
    encoding === 'utf-8'
      ? new StringDecoder('utf8')
      : iconv.getDecoder(encoding === 'utf-16' ? 'utf-16' : 'win1252');
  let waiting = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    let text = waiting + decoder.write(bytes.subarray(at, at + CHUNK));
    if (at === 0) text = text.replace(/^\uFEFF/, '');
    waiting = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - waiting.length).replaceAll(/\r\n?/g, '\n');
  }
  yield (waiting + (decoder.end() ?? '')).replaceAll(/\r\n?/g, '\n');
}
