import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { DataSource } from 'typeorm';
import { beancountPreamble, beancountTransaction } from './beancount.rules.js';
import { readEntries, type ExportedEntry } from './exported-entry.queries.js';
import { hledgerPreamble, hledgerTransaction } from './hledger.rules.js';
import { plainPounds } from '../kernel/pence.js';
import type { Tx } from '../platform/database/transactions.service.js';

export const JOURNAL_FORMATS = ['hledger', 'beancount', 'csv'] as const;

export type JournalFormat = (typeof JOURNAL_FORMATS)[number];

/** The whole journal for other programs, so that a stranger can compute our balances. */
@Injectable()
export class JournalExport {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes one moment of the journal and leaves the stream open. Memory stays flat. */
  write(format: JournalFormat, out: Writable): Promise<void> {
    return this.dataSource.transaction('REPEATABLE READ', (tx) =>
      pipeline(Readable.from(textOf(FORMATS[format], tx)), out, { end: false }),
    );
  }
}

interface Format {
  readonly preamble: (accounts: readonly string[]) => string;
  readonly entry: (entry: ExportedEntry) => string;
}

const FORMATS: Readonly<Record<JournalFormat, Format>> = {
  hledger: { preamble: hledgerPreamble, entry: hledgerTransaction },
  beancount: { preamble: beancountPreamble, entry: beancountTransaction },
  csv: { preamble: () => csv([CSV_COLUMNS]), entry: (entry) => csv(csvRows(entry)) },
};

async function* textOf(format: Format, tx: Tx): AsyncGenerator<string> {
  const accounts = await tx.query<{ account: string }[]>(
    'SELECT account FROM ledger.account ORDER BY account COLLATE "C"',
  );
  yield format.preamble(accounts.map(({ account }) => account));
  for await (const entry of readEntries(tx)) yield format.entry(entry);
}

const CSV_COLUMNS = [
  'Entry',
  'Date',
  'Source',
  'Narrative',
  'Account',
  'Debit',
  'Credit',
  'Movement',
  'Reason',
  'Posted by',
  'Posted at',
];

function csvRows(entry: ExportedEntry): (string | null)[][] {
  return entry.lines.map(({ account, pence, kind, reason }) => [
    entry.entryId,
    entry.effectiveOn,
    entry.source,
    entry.narrative,
    account,
    pence > 0n ? plainPounds(pence) : '',
    pence < 0n ? plainPounds(-pence) : '',
    kind,
    reason,
    entry.postedBy,
    entry.postedAt.toISOString(),
  ]);
}

/** A narrative that begins like a formula must not be one in somebody's spreadsheet. */
function csv(rows: (string | null)[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
}
