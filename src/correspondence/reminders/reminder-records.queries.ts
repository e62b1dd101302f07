import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Owed } from './timing/timing.rules.js';

/** A reminder on the record, with where its messages have got to. */
export interface RecordedReminder {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly dueOn: LondonDate;
  readonly step: string;
  readonly writtenAt: Date;
  /** Null when its step had come. */
  readonly askedByName: string | null;
  /** The addresses it was written to; none when everybody had turned the kind off. */
  readonly addresses: readonly string[];
}

/** What was written, and when. */
@Injectable()
export class ReminderRecords {
  constructor(private readonly dataSource: DataSource) {}

  /** By the id of what is owed, the last day on which a reminder of it was written for the day it is due now. */
  async lastOn(
    kind: string,
    owed: readonly Owed[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<ReadonlyMap<string, LondonDate>> {
    const rows = await db.query<{ about: string; lastOn: LondonDate }[]>(
      `SELECT r.about, to_char(max(r.written_on), 'YYYY-MM-DD') AS "lastOn"
         FROM unnest($2::text[], $3::date[]) AS o (about, due_on)
         JOIN reminder r ON r.kind = $1 AND r.about = o.about AND r.due_on = o.due_on AND r.withdrawn_at IS NULL
        GROUP BY r.about`,
      [kind, owed.map(({ id }) => id), owed.map(({ dueOn }) => dueOn)],
    );
    return new Map(rows.map(({ about, lastOn }) => [about, lastOn]));
  }

  /** About these things of a kind, the latest first. */
  about(kind: string, ids: readonly string[]): Promise<readonly RecordedReminder[]> {
    return this.dataSource.query<RecordedReminder[]>(
      `SELECT r.id, r.kind, r.about, to_char(r.due_on, 'YYYY-MM-DD') AS "dueOn", r.step,
              r.written_at AS "writtenAt", p.name AS "askedByName",
              ARRAY(SELECT m.to_address FROM mail_message m WHERE m.key = ANY(r.mail_keys)
                     ORDER BY m.to_address) AS addresses
         FROM reminder r LEFT JOIN person p ON p.id = r.asked_by
        WHERE r.kind = $1 AND r.about = ANY($2) AND r.withdrawn_at IS NULL
        ORDER BY r.written_at DESC, r.id`,
      [kind, ids],
    );
  }
}
