import { SyntaxValidator } from 'fast-xml-validator';
import { openCamt } from './camt.rules.js';
import { openCsv } from './csv-reader.js';
import { readText, type Encoding } from './file-text.js';
import type { LearntLayout } from './learnt-layout.rules.js';
import { readMarkup, type Element } from './markup.rules.js';
import { openMt940 } from './mt940.rules.js';
import { openOfx } from './ofx.rules.js';
import { openQif } from './qif.rules.js';
import type { DateOrder, OpenedFile } from './statement.rules.js';
import { readXml } from './xml-reader.js';

/** What a person has said that the file itself does not tell. */
export interface Answers {
  readonly dateOrder?: DateOrder | undefined;
  readonly layout?: LearntLayout | undefined;
}

/**
 * Opens a bank's file, whatever its format; lines and sums stay the bank's.
 * @param fileName for the sentences only; the kind of file is told by its content
 */
export async function openStatement(
  bytes: Buffer,
  fileName: string,
  { dateOrder, layout }: Answers = {},
): Promise<OpenedFile> {
  const encoding: Encoding | undefined = layout?.encoding ?? undefined;
  const read = readText(bytes, fileName);
  if ('problem' in read) return { problems: [read.problem] };
  if (read.kind === 'csv') {
    const inEncoding = encoding ? readText(bytes, fileName, encoding) : read;
    return 'problem' in inEncoding
      ? { problems: [inEncoding.problem] }
      : openCsv(inEncoding.pieces, layout);
  }
  const text = [...read.pieces()].join('');
  switch (read.kind) {
    case 'xml':
      return openXml(text, openCamt);
    case 'ofx':
      return isXml(text) ? openXml(text, openOfx) : openSgml(text);
    case 'mt940':
      return openMt940(text);
    case 'qif':
      return openQif(text, dateOrder);
  }
}

/** OFX 2 is XML, and begins as XML does; OFX 1 is SGML and begins with lines of its own. */
function isXml(text: string): boolean {
  return /^\s*<\?xml/i.test(text);
}

function openSgml(text: string): OpenedFile {
  const { roots, isWhole } = readMarkup(text);
  if (isWhole) return openOfx(roots);
  return { problems: ['The file ends before the statement does: it is not complete'] };
}

function openXml(text: string, open: (roots: readonly Element[]) => OpenedFile): OpenedFile {
  try {
    SyntaxValidator.validate(text, { allowBooleanAttributes: true });
  } catch (problem) {
    if (!(problem instanceof Error) || !('line' in problem)) throw problem;
    const where = `on line ${String(problem.line)}: ${problem.message}`;
    return { problems: [`The file is XML that is broken or not complete, ${where}`] };
  }
  const read = rootsOf(text);
  return 'problem' in read ? { problems: [read.problem] } : open(read.roots);
}

/** The library refuses what is nested without end, or named to do harm. */
function rootsOf(text: string): { roots: readonly Element[] } | { problem: string } {
  try {
    return { roots: readXml(text) };
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    return { problem: `The file is XML that can’t be read: ${problem.message.slice(0, 200)}` };
  }
}
