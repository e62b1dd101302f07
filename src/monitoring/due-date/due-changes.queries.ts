import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { DueChangeStatus } from './return-due-change.entity.js';

/** Another day that was asked for or made, with who did. */
export interface RecordedDueChange {
  readonly id: string;
  readonly returnId: string;
  readonly status: DueChangeStatus;
  readonly fromDueOn: LondonDate;
  readonly toDueOn: LondonDate;
  readonly reason: string;
  readonly askedAt: Date;
  readonly askedByName: string;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
  readonly settledReason: string | null;
}

/** How the due dates of returns came about. Who may read it, the caller decides. */
@Injectable()
export class DueChanges {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RecordedDueChange | undefined> {
    const [change] = await this.select('c.id = $1', id);
    return change;
  }

  /** The latest first. */
  ofReturn(returnId: string): Promise<readonly RecordedDueChange[]> {
    return this.select('c.return_id = $1', returnId);
  }

  private select(where: string, id: string): Promise<readonly RecordedDueChange[]> {
    return this.dataSource.query<RecordedDueChange[]>(
      `SELECT c.id, c.return_id AS "returnId", c.status, c.from_due_on::text AS "fromDueOn",
              c.to_due_on::text AS "toDueOn", c.reason, c.asked_at AS "askedAt", p.name AS "askedByName",
              c.settled_at AS "settledAt", s.name AS "settledByName", c.settled_reason AS "settledReason"
         FROM return_due_change c
         JOIN person p ON p.id = c.asked_by
         LEFT JOIN person s ON s.id = c.settled_by
        WHERE ${where} ORDER BY c.number DESC`,
      [id],
    );
  }
}
