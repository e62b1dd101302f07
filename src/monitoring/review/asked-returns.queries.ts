import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/** A return that was asked about and has not been sent again: by when it is to be, and when it was asked. */
export interface AskedReturn {
  /** The return's. */
  readonly id: string;
  readonly dueOn: LondonDate;
  readonly askedOn: LondonDate;
}

/** What organisations were asked about their returns and have not answered. Who may read it, the caller decides. */
@Injectable()
export class AskedReturns {
  constructor(private readonly dataSource: DataSource) {}

  /** To be answered in these days, both included; nothing while the award is on hold, as nothing is taken then. */
  owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly AskedReturn[]> {
    return this.dataSource.query<AskedReturn[]>(
      `${SELECT} AND r.due_on BETWEEN $1 AND $2 ORDER BY r.due_on, m.id`,
      [from, upTo],
    );
  }

  /** Nobody can answer it until this transaction ends. Undefined when it is owed no more. */
  async lockedOwed(tx: Tx, returnId: string): Promise<AskedReturn | undefined> {
    const [asked] = await tx.query<AskedReturn[]>(`${SELECT} AND m.id = $1 FOR SHARE OF m`, [
      returnId,
    ]);
    return asked;
  }
}

/** The last question stands; those before it were answered. */
const SELECT = `
  SELECT m.id, to_char(r.due_on, 'YYYY-MM-DD') AS "dueOn",
         to_char(r.reviewed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "askedOn"
    FROM return_review r JOIN monitoring_return m ON m.id = r.return_id
   WHERE r.act = 'query' AND m.status = 'queried'
     AND NOT EXISTS (SELECT FROM return_review l
                      WHERE l.return_id = r.return_id AND l.act = 'query' AND l.number > r.number)
     AND NOT EXISTS (SELECT FROM award w WHERE w.id = m.award_id AND w.status = 'on-hold')`;
