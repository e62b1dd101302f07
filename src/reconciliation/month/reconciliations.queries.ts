import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { ReconciliationStatus } from './reconciliation.lifecycle.js';
import type { Snapshot } from './snapshot.rules.js';

/** A reconciliation with the names of those who stand behind it. */
export interface KeptReconciliation {
  readonly id: string;
  readonly month: LondonDate;
  readonly through: LondonDate;
  readonly status: ReconciliationStatus;
  readonly differencePence: Pence;
  readonly snapshot: Snapshot;
  readonly sha256: string;
  readonly preparedAt: Date;
  readonly preparedBy: string;
  readonly preparedByName: string;
  readonly signedAt: Date | null;
  readonly signedByName: string | null;
  readonly endedAt: Date | null;
  readonly endedByName: string | null;
  readonly endedBecause: string | null;
}

@Injectable()
export class Reconciliations {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest month first, and of a month the latest preparation. */
  all(): Promise<readonly KeptReconciliation[]> {
    return this.read('true', []);
  }

  /** Of a month, by its first day; the latest first. */
  ofMonth(month: LondonDate): Promise<readonly KeptReconciliation[]> {
    return this.read('r.month = $1', [month]);
  }

  /** The first day of the month in which the first statement begins; undefined while there is none. */
  async firstMonth(): Promise<LondonDate | undefined> {
    const [row] = await this.dataSource.query<{ month: LondonDate | null }[]>(
      `SELECT to_char(min(from_on), 'YYYY-MM-01') AS month FROM bank_statement`,
    );
    return row?.month ?? undefined;
  }

  private async read(
    condition: string,
    values: readonly unknown[],
  ): Promise<readonly KeptReconciliation[]> {
    const rows = await this.dataSource.query<(KeptReconciliation & { differencePence: string })[]>(
      `SELECT r.id, r.month::text, r.through::text, r.status, r.difference_pence AS "differencePence",
              r.snapshot, r.sha256, r.prepared_at AS "preparedAt", r.prepared_by AS "preparedBy",
              p.name AS "preparedByName", r.signed_at AS "signedAt", s.name AS "signedByName",
              r.ended_at AS "endedAt", e.name AS "endedByName", r.ended_because AS "endedBecause"
         FROM reconciliation r
         JOIN person p ON p.id = r.prepared_by
         LEFT JOIN person s ON s.id = r.signed_by
         LEFT JOIN person e ON e.id = r.ended_by
        WHERE ${condition} ORDER BY r.month DESC, r.prepared_at DESC`,
      [...values],
    );
    return rows.map((row) => ({ ...row, differencePence: BigInt(row.differencePence) }));
  }
}
