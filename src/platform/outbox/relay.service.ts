import { setTimeout } from 'node:timers/promises';
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { In, IsNull, LessThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Transactions } from '../database/transactions.service.js';
import { EVENTS, MAIL, SCANS } from '../queues/queues.jobs.js';
import { jobIdOf } from './outbox-jobs.js';
import { OutboxMessage } from './outbox.entity.js';

const BATCH = 100;
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** What is in a queue for longer than this is looked for there. */
const LOOKED_FOR_AFTER_MS = 60_000;
const LOOKING_EVERY_MS = 20_000;

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
      for (const message of waiting) await this.enqueue(message);
      const ids = waiting.map((message) => message.id);
      await tx.update(OutboxMessage, { id: In(ids) }, { relayedAt: this.clock.now() });
      return waiting.length;
    });
  }

  /**
   * Puts back what its queue has forgotten, as a Redis does that starts from nothing. What was relayed
   * a while ago and isn't handled is looked for, the longest ago first; a job that is there stays.
   * @returns how many were put back.
   */
  async relayForgotten(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const longAgo = new Date(this.clock.now().getTime() - LOOKED_FOR_AFTER_MS);
      const unhandled = await tx.find(OutboxMessage, {
        where: { handledAt: IsNull(), relayedAt: LessThan(longAgo) },
        order: { relayedAt: 'ASC', id: 'ASC' },
        take: BATCH,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (unhandled.length === 0) return 0;
      let forgotten = 0;
      for (const message of unhandled) {
        if (await this.isKnown(message)) continue;
        await this.enqueue(message);
        forgotten += 1;
      }
      const ids = unhandled.map((message) => message.id);
      await tx.update(OutboxMessage, { id: In(ids) }, { relayedAt: this.clock.now() });
      if (forgotten > 0)
        this.log.warn({ forgotten }, 'A queue had forgotten jobs: they are put back');
      return forgotten;
    });
  }

  /**
   * One that the queue has as completed and that was never handled is another's, of a database that had
   * the same queue before: it makes way.
   */
  private async isKnown({ id, event }: OutboxMessage): Promise<boolean> {
    const queue = this.queueOf(event);
    const state = await queue.getJobState(jobIdOf(id));
    if (state === 'completed') await queue.remove(jobIdOf(id));
    return state !== 'unknown' && state !== 'completed';
  }

  private async enqueue({ id, event, payload }: OutboxMessage): Promise<void> {
    await this.queueOf(event).add(event, payload, {
      jobId: jobIdOf(id),
      attempts: 12,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: 24 * 60 * 60 },
      removeOnFail: false,
    });
  }

  private queueOf(event: string): Queue {
    if (event.startsWith('mail.')) return this.mail;
    return event.startsWith('scan.') ? this.scans : this.events;
  }

  /** While the queue or the database is away it asks less and less often, and says so once. */
  private async relayUntil(stopping: AbortSignal): Promise<void> {
    let pause = PAUSE_MS;
    let looksAt = Date.now();
    while (!stopping.aborted) {
      let relayed = 0;
      try {
        relayed = await this.relayWaiting();
        if (relayed === 0 && Date.now() >= looksAt) {
          relayed = await this.relayForgotten();
          if (relayed < BATCH) looksAt = Date.now() + LOOKING_EVERY_MS;
        }
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
