import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { ReturnReading } from './return-reading.entity.js';

/** Which returns a member has read, as they say themselves: a page that is opened changes nothing. */
@Injectable()
export class ReturnReadings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Harmless twice. */
  async mark(returnId: string, personId: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.upsert(ReturnReading, { returnId, personId, readAt: this.clock.now() }, [
        'returnId',
        'personId',
      ]),
    );
  }

  /** Of all returns that were sent, those this person has not read as they are now. */
  async unreadBy(personId: string): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT m.id FROM monitoring_return m
        WHERE m.submitted_at IS NOT NULL AND NOT EXISTS (
                SELECT FROM return_reading r
                 WHERE r.return_id = m.id AND r.person_id = $1 AND r.read_at >= m.submitted_at)`,
      [personId],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
