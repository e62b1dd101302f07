import { setTimeout } from 'node:timers/promises';
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { In, IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Transactions } from '../database/transactions.service.js';
import { EVENTS, MAIL, SCANS } from '../queues/queues.jobs.js';
import { OutboxMessage } from './outbox.entity.js';

const BATCH = 100;
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Carries outbox rows to the queues after their transaction has committed. The only one who enqueues
 * consequences. A crash between the queue and the commit here enqueues a row again: the job's id is
 * the row's, and every processor is harmless twice.
 */
@Injectable()
export class Relay {
  private readonly log = new Logger(Relay.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @InjectQueue(EVENTS) private readonly events: Queue,
    @InjectQueue(MAIL) private readonly mail: Queue,
    @InjectQueue(SCANS) private readonly scans: Queue,
  ) {}

  /** Relays until the returned function is called; that resolves when the last batch is through. */
  start(): () => Promise<void> {
    const stopping = new AbortController();
    const loop = this.relayUntil(stopping.signal);
    return () => {
      stopping.abort();
      return loop;
    };
  }

  /** Relays what waits now, oldest first. Rows another worker holds are left to it. */
  async relayWaiting(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const waiting = await tx.find(OutboxMessage, {
        where: { relayedAt: IsNull() },
        order: { id: 'ASC' },
        take: BATCH,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (waiting.length === 0) return 0;
      for (const message of waiting) {
        await this.queueOf(message.event).add(message.event, message.payload, {
          jobId: `outbox-${message.id}`,
          attempts: 12,
          backoff: { type: 'exponential', delay: 1000 },
          removeOnComplete: { age: 24 * 60 * 60 },
          removeOnFail: false,
        });
      }
      const ids = waiting.map((message) => message.id);
      await tx.update(OutboxMessage, { id: In(ids) }, { relayedAt: this.clock.now() });
      return waiting.length;
    });
  }

  private queueOf(event: string): Queue {
    if (event.startsWith('mail.')) return this.mail;
    return event.startsWith('scan.') ? this.scans : this.events;
  }

  /** While the queue or the database is away it asks less and less often, and says so once. */
  private async relayUntil(stopping: AbortSignal): Promise<void> {
    let pause = PAUSE_MS;
    while (!stopping.aborted) {
      let relayed = 0;
      try {
        relayed = await this.relayWaiting();
        if (pause > PAUSE_MS) this.log.warn('The outbox goes on');
        pause = PAUSE_MS;
      } catch (problem) {
        if (pause === PAUSE_MS) {
          this.log.warn({ problem }, 'The outbox waits: the queue or the database did not answer');
        }
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
      if (relayed < BATCH) await setTimeout(pause, undefined, { signal: stopping }).catch(() => 0);
    }
  }
}
