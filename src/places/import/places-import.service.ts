import { Injectable } from '@nestjs/common';
import { Refused } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { POSTCODE_COLUMNS, WARD_COLUMNS } from './lookup-columns.rules.js';
import { linesOf, type NumberedLine } from './lookup-file.js';
import { readPostcodeLine, readWardLine } from './lookup-lines.rules.js';
import { POSTCODES, WARDS, type Lookup } from './lookups.js';

/** What an import came to. */
export interface ImportedLookup {
  readonly added: number;
  readonly changed: number;
  /** Those that the new file no longer has. */
  readonly removed: number;
  readonly unchanged: number;
  readonly refused: number;
}

export interface ImportLookup {
  readonly file: string;
  /** Says what it would do, and stores nothing. */
  readonly isDryRun: boolean;
  /** Told of each line that can't be read, as soon as it is met. */
  readonly onRefused: (line: number, reason: string) => void;
}

const AT_A_TIME = 5_000;

/** Thrown to leave the transaction of a dry run with what it came to. */
class DryRun extends Error {
  constructor(readonly imported: ImportedLookup) {
    super('A dry run stores nothing');
  }
}

/**
 * The lookups of postcodes and wards. What a file says takes the place of all that was there: the same
 * file again changes nothing, a newer one replaces the older.
 */
@Injectable()
export class PlacesImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** @throws Refused when the file is no lookup of postcodes, or none of its lines can be read. */
  postcodes(command: ImportLookup): Promise<ImportedLookup> {
    return this.import(POSTCODES, command, () =>
      linesOf(command.file, { patterns: POSTCODE_COLUMNS, read: readPostcodeLine }),
    );
  }

  /** @throws Refused when the file is no list of wards, or none of its lines can be read. */
  wards(command: ImportLookup): Promise<ImportedLookup> {
    return this.import(WARDS, command, () =>
      linesOf(command.file, { patterns: WARD_COLUMNS, read: readWardLine }),
    );
  }

  /** The file is opened anew whenever the database asks for the whole act again. */
  private async import<Row extends object>(
    lookup: Lookup<Row>,
    { file, isDryRun, onRefused }: ImportLookup,
    open: () => AsyncIterable<NumberedLine<Row>>,
  ): Promise<ImportedLookup> {
    const told = new Set<number>();
    const refuseLine = (line: number, reason: string): void => {
      if (!told.has(line)) onRefused(line, reason);
      told.add(line);
    };
    try {
      return await this.transactions.run(async (tx) => {
        const read = await stage(tx, lookup, open(), refuseLine);
        if (read === 0) {
          const message = `${file} was not imported: none of its lines can be read.`;
          throw new Refused([{ code: 'nothing-to-import', message }]);
        }
        const imported = { ...(await replace(tx, lookup)), refused: told.size };
        if (isDryRun) throw new DryRun(imported);
        await this.audit.record(tx, {
          subject: `places/${lookup.table}`,
          act: 'imported',
          by: null,
          detail: { ...imported },
        });
        return imported;
      });
    } catch (problem) {
      if (problem instanceof DryRun) return problem.imported;
      throw problem;
    }
  }
}

/** @returns how many rows were read. */
async function stage<Row extends object>(
  tx: Tx,
  lookup: Lookup<Row>,
  lines: AsyncIterable<NumberedLine<Row>>,
  refuseLine: (line: number, reason: string) => void,
): Promise<number> {
  await tx.query(
    `CREATE TEMPORARY TABLE staged (LIKE ${lookup.table} INCLUDING ALL, line integer) ON COMMIT DROP`,
  );
  let read = 0;
  let batch: { readonly line: number; readonly row: Row }[] = [];
  const send = async (): Promise<void> => {
    const kept = new Set(await stageBatch(tx, lookup, batch));
    for (const { line } of batch) {
      if (!kept.has(line)) refuseLine(line, `an earlier line has the same ${lookup.noun}`);
    }
    read += kept.size;
    batch = [];
  };
  for await (const each of lines) {
    if ('reason' in each) refuseLine(each.line, each.reason);
    else batch.push(each);
    if (batch.length === AT_A_TIME) await send();
  }
  await send();
  return read;
}

/** @returns the lines that are not a repetition. */
async function stageBatch<Row extends object>(
  tx: Tx,
  { columns, valuesOf }: Lookup<Row>,
  batch: readonly { readonly line: number; readonly row: Row }[],
): Promise<readonly number[]> {
  const names = Object.keys(columns);
  const arrays = names.map((_, index) => batch.map(({ row }) => valuesOf(row)[index]));
  const typed = Object.values(columns).map((type, index) => `$${index + 2}::${type}[]`);
  const rows = await tx.query<{ line: number }[]>(
    `INSERT INTO staged (line, ${names.join(', ')})
     SELECT * FROM unnest($1::integer[], ${typed.join(', ')}) ORDER BY 1
     ON CONFLICT DO NOTHING RETURNING line`,
    [batch.map(({ line }) => line), ...arrays],
  );
  return rows.map(({ line }) => line);
}

/** One import at a time; whoever reads meanwhile reads the old lookup, whole. */
async function replace<Row extends object>(
  tx: Tx,
  { table, key, columns }: Lookup<Row>,
): Promise<Omit<ImportedLookup, 'refused'>> {
  await tx.query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  const names = Object.keys(columns);
  const of = (alias: string): string => names.map((name) => `${alias}.${name}`).join(', ');
  const [counts] = await tx.query<Record<'removed' | 'known' | 'same' | 'read', number>[]>(
    `SELECT (SELECT count(*) FROM ${table} t WHERE NOT EXISTS
              (SELECT FROM staged s WHERE s.${key} = t.${key}))::integer AS removed,
            (SELECT count(*) FROM ${table} JOIN staged USING (${key}))::integer AS known,
            (SELECT count(*) FROM ${table} t JOIN staged s USING (${key})
              WHERE (${of('t')}) IS NOT DISTINCT FROM (${of('s')}))::integer AS same,
            (SELECT count(*) FROM staged)::integer AS read`,
  );
  if (!counts) throw new Error('The staged lookup was not counted');
  await tx.query(
    `DELETE FROM ${table} t WHERE NOT EXISTS (SELECT FROM staged s WHERE s.${key} = t.${key})`,
  );
  const set = names.map((name) => `${name} = excluded.${name}`).join(', ');
  await tx.query(
    `INSERT INTO ${table} AS t (${names.join(', ')}) SELECT ${names.join(', ')} FROM staged
     ON CONFLICT (${key}) DO UPDATE SET ${set} WHERE t IS DISTINCT FROM excluded`,
  );
  const { removed, known, same, read } = counts;
  return { added: read - known, changed: known - same, removed, unchanged: same };
}
