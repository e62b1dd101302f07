import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SetAside } from '../bank-line-mark.entity.js';

export interface MarkOfLine {
  readonly state: SetAside;
  readonly reason: string;
  readonly markedAt: Date;
  readonly markedByName: string | null;
  readonly liftedAt: Date | null;
  readonly liftedByName: string | null;
}

@Injectable()
export class MarksOfLine {
  constructor(private readonly dataSource: DataSource) {}

  /** Every time it was set aside, the latest first. */
  of(bankLineId: string): Promise<readonly MarkOfLine[]> {
    return this.dataSource.query<MarkOfLine[]>(
      `SELECT m.state, m.reason, m.marked_at AS "markedAt", marked.name AS "markedByName",
              m.lifted_at AS "liftedAt", lifted.name AS "liftedByName"
         FROM bank_line_mark m
         LEFT JOIN person marked ON marked.id = m.marked_by
         LEFT JOIN person lifted ON lifted.id = m.lifted_by
        WHERE m.bank_line_id = $1 ORDER BY m.marked_at DESC`,
      [bankLineId],
    );
  }
}
