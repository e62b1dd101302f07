import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { AskedOfReturn, ReviewAct } from './return-review.entity.js';

/** A judgement of a return, with who made it. */
export interface RecordedReview {
  readonly id: string;
  readonly returnId: string;
  readonly number: number;
  readonly act: ReviewAct;
  readonly reason: string;
  readonly admittedPence: Pence | null;
  readonly asked: readonly AskedOfReturn[];
  readonly dueOn: LondonDate | null;
  /** Which sending was judged; null when it had not been sent. */
  readonly sending: number | null;
  readonly reviewedAt: Date;
  readonly reviewedByName: string;
}

/** What became of returns. Who may read it, the caller decides. */
@Injectable()
export class Reviews {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RecordedReview | undefined> {
    const [review] = await this.select('r.id = $1', id);
    return review;
  }

  /** The latest first. */
  ofReturn(returnId: string): Promise<readonly RecordedReview[]> {
    return this.select('r.return_id = $1', returnId);
  }

  private async select(where: string, id: string): Promise<readonly RecordedReview[]> {
    const rows = await this.dataSource.query<
      (Omit<RecordedReview, 'admittedPence'> & { admittedPence: string | null })[]
    >(
      `SELECT r.id, r.return_id AS "returnId", r.number, r.act, r.reason,
              r.admitted_pence AS "admittedPence", r.asked, r.due_on::text AS "dueOn", r.sending,
              r.reviewed_at AS "reviewedAt", p.name AS "reviewedByName"
         FROM return_review r JOIN person p ON p.id = r.reviewed_by
        WHERE ${where} ORDER BY r.number DESC`,
      [id],
    );
    return rows.map((row) => ({
      ...row,
      admittedPence: row.admittedPence === null ? null : BigInt(row.admittedPence),
    }));
  }
}
