import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { readInBatches } from './cursor.queries.js';
import { readRow, type FromDriver } from './rows.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** An entry as other programs read it: a transaction of lines that sum to nothing. */
export interface ExportedEntry {
  readonly entryId: string;
  readonly source: string;
  readonly effectiveOn: LondonDate;
  readonly narrative: string;
  readonly postedBy: string;
  readonly postedAt: Date;
  readonly lines: readonly ExportedLine[];
}

interface ExportedLine {
  readonly account: string;
  /** Debits positive. */
  readonly pence: Pence;
  readonly kind: string;
  readonly reason: string | null;
}

/** All of them, by the day they count for. */
export async function* readEntries(tx: Tx): AsyncGenerator<ExportedEntry> {
  const rows = readInBatches<FromDriver<Row>>(
    tx,
    `SELECT p.entry_id AS "entryId", p.source, to_char(p.effective_on, 'YYYY-MM-DD') AS "effectiveOn",
        p.narrative, p.posted_by AS "postedBy", p.posted_at AS "postedAt",
        line.account, line.pence, p.kind, p.reason
      FROM ledger.posting AS p
      JOIN ledger.journal_line AS line ON line.entry_id = p.entry_id AND line.seq = p.seq
      ORDER BY p.effective_on, p.entry_id, p.seq, line.no`,
  );
  let open: (Omit<ExportedEntry, 'lines'> & { readonly lines: ExportedLine[] }) | undefined;
  for await (const row of rows) {
    const { account, pence, kind, reason, ...entry } = readRow<Row>(row);
    if (open?.entryId !== entry.entryId) {
      if (open) yield open;
      open = { ...entry, lines: [] };
    }
    open.lines.push({ account, pence, kind, reason });
  }
  if (open) yield open;
}

type Row = Omit<ExportedEntry, 'lines'> & ExportedLine;
