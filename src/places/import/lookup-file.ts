import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { refuse } from '../../kernel/refusal.js';
import { columnsOf, type LookupColumns, type Patterns } from './lookup-columns.rules.js';
import type { ReadLine } from './lookup-lines.rules.js';

/** A line of the file, counted from 1 with its header. */
export type NumberedLine<Row> = ReadLine<Row> & { readonly line: number };

interface Layout<Name extends string, Row> {
  readonly patterns: Patterns<Name>;
  readonly read: (cells: readonly string[], columns: LookupColumns<Name>) => ReadLine<Row>;
}

/** No line of a lookup is longer: a quotation mark is open that should not be. */
const LONGEST_LINE = 10_000;

const READ_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

/**
 * The lines of a lookup, one after the other, however large it is.
 * @throws Refused when it can't be read, or its first line doesn't name the columns.
 */
export async function* linesOf<Name extends string, Row>(
  file: string,
  { patterns, read }: Layout<Name, Row>,
): AsyncGenerator<NumberedLine<Row>> {
  const parser = parse({
    ...{ bom: true, info: true, relax_column_count: true, relax_quotes: true },
    ...{ skip_empty_lines: true, max_record_size: LONGEST_LINE },
  });
  const input = createReadStream(file);
  input.on('error', (problem) => parser.destroy(problem));
  const records = input.pipe(parser) as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>;
  let columns: LookupColumns<Name> | undefined;
  try {
    for await (const { record, info } of records) {
      if (columns) {
        yield { line: info.lines, ...read(record, columns) };
        continue;
      }
      const found = columnsOf(record, patterns);
      if ('problem' in found) refuse('not-a-lookup', `${file} was not imported: ${found.problem}.`);
      columns = found;
    }
  } catch (problem) {
    const { code = '', message } = problem as NodeJS.ErrnoException;
    const reason = READ_PROBLEMS[code] ?? (problem instanceof CsvError ? message : undefined);
    if (reason === undefined) throw problem;
    refuse('unreadable-file', `${file} was not imported: ${reason}.`);
  } finally {
    input.destroy();
  }
  if (!columns) refuse('empty-file', `${file} was not imported: it is empty.`);
}
