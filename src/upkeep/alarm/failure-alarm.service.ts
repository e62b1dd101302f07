import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { People } from '../../people/people.queries.js';
import { Settings } from '../../platform/config/settings.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import type { FailedJob } from '../queues/failed-job.rules.js';
import { QueueWatch } from '../queues/queue-watch.queries.js';
import { nameOfQueue } from '../queues/queue-names.rules.js';
import { QueueAlarm } from './queue-alarm.entity.js';

/** How many jobs a message names. */
const NAMED = 20;

/** Tells the administrators of jobs that failed: of each once, and of a queue at most once a day. */
@Injectable()
export class FailureAlarm {
  constructor(
    private readonly transactions: Transactions,
    private readonly watch: QueueWatch,
    private readonly people: People,
    private readonly mail: Mail,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Harmless twice. What failed after today's message is told tomorrow. */
  async raise(): Promise<void> {
    const { failed } = await this.watch.all();
    for (const queue of new Set(failed.map((job) => job.queue))) {
      const ofQueue = failed.filter((job) => job.queue === queue);
      await this.transactions.run((tx) => this.raiseFor(tx, queue, ofQueue));
    }
  }

  private async raiseFor(tx: Tx, queue: string, failed: readonly FailedJob[]): Promise<void> {
    const toldTo = await lastToldTo(tx, queue);
    const untold = failed.filter(({ failedAt }) => failedAt.getTime() > toldTo);
    if (untold.length === 0) return;
    const raisedOn = this.clock.today();
    const newest = Math.max(...untold.map(({ failedAt }) => failedAt.getTime()));
    const raised = await tx
      .createQueryBuilder()
      .insert()
      .into(QueueAlarm)
      .values({ queue, raisedOn, toldTo: new Date(newest) })
      .orIgnore()
      .returning('queue')
      .execute();
    if ((raised.raw as unknown[]).length === 0) return;
    for (const addressee of await this.people.holding('administrator', null, tx)) {
      await this.mail.write(tx, {
        key: `queue/${queue}/failed/${raisedOn}/${addressee.email}`,
        to: addressee.email,
        subject: 'Something that should have followed has not',
        template: 'upkeep/alarm/views/failed.txt.njk',
        model: {
          addressee,
          queue: nameOfQueue(queue),
          failed: untold.slice(0, NAMED),
          more: Math.max(untold.length - NAMED, 0),
          address: `${this.settings.baseUrl}/queues`,
        },
      });
    }
  }
}

/** By the queue's clock, in milliseconds; 0 when nobody was told of anything yet. */
async function lastToldTo(tx: Tx, queue: string): Promise<number> {
  const [last] = await tx.find(QueueAlarm, {
    where: { queue },
    order: { toldTo: 'DESC' },
    take: 1,
  });
  return last?.toldTo.getTime() ?? 0;
}
