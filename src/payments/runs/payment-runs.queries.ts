import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { LayoutCode } from '../bank-file/layouts.rules.js';
import type { RunStatus } from '../payment-run.lifecycle.js';

/** A run with who stands behind it, and its file once it is sent. */
export interface RunSummary {
  readonly id: string;
  readonly reference: string;
  readonly status: RunStatus;
  readonly bankAccountId: string;
  readonly bankAccountName: string;
  readonly preparedAt: Date;
  readonly preparedBy: string;
  readonly preparedByName: string;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  readonly needsRelease: boolean | null;
  readonly releasedAt: Date | null;
  readonly releasedByName: string | null;
  readonly sentAt: Date | null;
  readonly sentByName: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelledByName: string | null;
  readonly cancelReason: string | null;
  /** Payments that are in it, or were sent with it. */
  readonly payments: number;
  readonly totalPence: Pence;
  readonly file: RunFile | null;
}

export interface RunFile {
  readonly fileName: string;
  readonly layout: LayoutCode;
  readonly sha256: string;
  readonly payments: number;
  readonly totalPence: Pence;
}

interface Row extends Omit<RunSummary, 'totalPence' | 'file'> {
  readonly totalPence: string;
  readonly file: (Omit<RunFile, 'totalPence'> & { readonly totalPence: string }) | null;
}

const SELECT = `
  SELECT r.id, r.reference, r.status, r.bank_account_id AS "bankAccountId", b.name AS "bankAccountName",
         r.prepared_at AS "preparedAt", r.prepared_by AS "preparedBy", pp.name AS "preparedByName",
         r.approved_at AS "approvedAt", r.approved_by AS "approvedBy", pa.name AS "approvedByName",
         r.needs_release AS "needsRelease", r.released_at AS "releasedAt", pr.name AS "releasedByName",
         r.sent_at AS "sentAt", ps.name AS "sentByName", r.cancelled_at AS "cancelledAt",
         pc.name AS "cancelledByName", r.cancel_reason AS "cancelReason", i.payments, i."totalPence",
         CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('fileName', f.file_name, 'layout', f.layout,
           'sha256', f.sha256, 'payments', f.payments, 'totalPence', f.total_pence::text) END AS file
    FROM payment_run r
    JOIN bank_account b ON b.id = r.bank_account_id
    JOIN person pp ON pp.id = r.prepared_by
    LEFT JOIN person pa ON pa.id = r.approved_by
    LEFT JOIN person pr ON pr.id = r.released_by
    LEFT JOIN person ps ON ps.id = r.sent_by
    LEFT JOIN person pc ON pc.id = r.cancelled_by
    LEFT JOIN payment_file f ON f.run_id = r.id
   CROSS JOIN LATERAL (
     SELECT count(*)::integer AS payments, coalesce(sum(t.amount_pence), 0) AS "totalPence"
       FROM payment_run_item t WHERE t.run_id = r.id AND t.status <> 'taken-out') i`;

@Injectable()
export class PaymentRuns {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RunSummary | undefined> {
    const [run] = await this.read('WHERE r.id = $1', [id]);
    return run;
  }

  /** The newest first, so many at most. */
  latest(most: number): Promise<readonly RunSummary[]> {
    return this.read('ORDER BY r.number DESC LIMIT $1', [most]);
  }

  private async read(which: string, values: readonly unknown[]): Promise<readonly RunSummary[]> {
    const rows = await this.dataSource.query<Row[]>(`${SELECT} ${which}`, [...values]);
    return rows.map(({ file, ...row }) => ({
      ...row,
      totalPence: BigInt(row.totalPence),
      file: file && { ...file, totalPence: BigInt(file.totalPence) },
    }));
  }
}
