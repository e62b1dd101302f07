import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { ClosureStatus } from './award-closure.entity.js';

/** How an award was closed, or was about to be. */
export interface RecordedClosure {
  readonly id: string;
  readonly awardId: string;
  readonly status: ClosureStatus;
  readonly awardedPence: Pence;
  readonly paidPence: Pence;
  readonly spentPence: Pence;
  readonly returnedPence: Pence;
  readonly writtenOffPence: Pence;
  readonly releasedPence: Pence;
  readonly explanation: string;
  readonly lessons: string;
  readonly proposedAt: Date;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
  readonly withdrawnReason: string | null;
  readonly reopenedAt: Date | null;
  readonly reopenedByName: string | null;
  readonly reopenedReason: string | null;
}

const SUMS = [
  ...['awardedPence', 'paidPence', 'spentPence', 'returnedPence'],
  ...['writtenOffPence', 'releasedPence'],
] as const;

/** How awards came to their end. Who may read it, the caller decides. */
@Injectable()
export class Closures {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RecordedClosure | undefined> {
    const [closure] = await this.select('c.id = $1', id);
    return closure;
  }

  /** The latest first. */
  ofAward(awardId: string): Promise<readonly RecordedClosure[]> {
    return this.select('c.award_id = $1', awardId);
  }

  private async select(where: string, id: string): Promise<readonly RecordedClosure[]> {
    const rows = await this.dataSource.query<Record<string, unknown>[]>(
      `SELECT c.id, c.award_id AS "awardId", c.status, c.awarded_pence AS "awardedPence",
              c.paid_pence AS "paidPence", c.spent_pence AS "spentPence", c.returned_pence AS "returnedPence",
              c.written_off_pence AS "writtenOffPence", c.released_pence AS "releasedPence", c.explanation, c.lessons,
              c.proposed_at AS "proposedAt", p.id AS "proposedBy", p.name AS "proposedByName",
              c.settled_at AS "settledAt", s.name AS "settledByName", c.withdrawn_reason AS "withdrawnReason",
              c.reopened_at AS "reopenedAt", r.name AS "reopenedByName", c.reopened_reason AS "reopenedReason"
         FROM award_closure c
         JOIN person p ON p.id = c.proposed_by
         LEFT JOIN person s ON s.id = c.settled_by
         LEFT JOIN person r ON r.id = c.reopened_by
        WHERE ${where} ORDER BY c.proposed_at DESC, c.id`,
      [id],
    );
    return rows.map((row) => {
      const sums = Object.fromEntries(SUMS.map((sum) => [sum, BigInt(row[sum] as string)]));
      return { ...row, ...sums } as unknown as RecordedClosure;
    });
  }
}
