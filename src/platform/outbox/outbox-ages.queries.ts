import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { messageIdOf } from './outbox-jobs.js';

/** How many there are, and since when the oldest of them waits. */
export interface Ages {
  readonly count: number;
  readonly oldestAt: Date | null;
}

/** What has happened and has not had its consequences yet: known also while the queues are away. */
@Injectable()
export class OutboxAges {
  constructor(private readonly dataSource: DataSource) {}

  /** Not given to a queue yet. */
  async unrelayed(): Promise<Ages> {
    return this.ages('relayed_at IS NULL', []);
  }

  /** Not handled yet, but for these jobs. */
  async unhandled(exceptJobIds: readonly string[]): Promise<Ages> {
    const ids = exceptJobIds.map(messageIdOf).filter((id) => id !== undefined);
    return this.ages('handled_at IS NULL AND id <> ALL ($1::bigint[])', [ids]);
  }

  private async ages(where: string, values: unknown[]): Promise<Ages> {
    const [row] = await this.dataSource.query<Ages[]>(
      `SELECT count(*)::integer AS count, min(added_at) AS "oldestAt" FROM outbox WHERE ${where}`,
      values,
    );
    return row ?? { count: 0, oldestAt: null };
  }
}
