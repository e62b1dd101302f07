import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../../platform/database/transactions.service.js';

/** The order of an agenda that is in force, and whose it is. */
export interface OrderInForce {
  readonly version: number;
  /** Of all its bids: whoever shows it leaves out what is shut to the reader. */
  readonly applicationIds: readonly string[];
  readonly orderedAt: Date;
  readonly orderedByName: string;
}

@Injectable()
export class AgendaOrders {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined while it is the ranking. */
  async inForce(
    meetingId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<OrderInForce | undefined> {
    const [order] = await db.query<OrderInForce[]>(
      `SELECT o.version, o.application_ids AS "applicationIds", o.ordered_at AS "orderedAt",
              p.name AS "orderedByName"
         FROM agenda_order o JOIN person p ON p.id = o.ordered_by
        WHERE o.meeting_id = $1 ORDER BY o.version DESC LIMIT 1`,
      [meetingId],
    );
    return order;
  }
}
