import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { messageIdOf } from './outbox-jobs.js';

/** Remembers which outbox rows have had their consequences, whatever becomes of the queue that carried them. */
@Injectable()
export class Handling {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** A job that comes round by the clock has no row: nothing is noted. */
  async noteHandled(jobId: string | undefined): Promise<void> {
    const id = messageIdOf(jobId);
    if (id === undefined) return;
    await this.dataSource.query(
      'UPDATE outbox SET handled_at = $2 WHERE id = $1 AND handled_at IS NULL',
      [id, this.clock.now()],
    );
  }

  /** Has the relay give it to the queue once more. What was handled meanwhile stays so. */
  async relayAgain(jobId: string): Promise<void> {
    await this.dataSource.query(
      'UPDATE outbox SET relayed_at = NULL WHERE id = $1 AND handled_at IS NULL',
      [messageIdOf(jobId)],
    );
  }
}
