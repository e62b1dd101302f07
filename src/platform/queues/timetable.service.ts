import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { JobSchedulerTemplateOptions, Queue } from 'bullmq';

/** Something that comes round by the clock. */
export interface Coming {
  /** The scheduler's id: the same in every process, so that however many keep it there is one. */
  readonly id: string;
  /** As cron writes it, on the clock in Colchester. */
  readonly pattern: string;
  /** The job's name. */
  readonly name: string;
  readonly opts?: JobSchedulerTemplateOptions;
}

const LOOKING_EVERY_MS = 60_000;

/** Failed ones are kept to be seen; those that went well are history. */
const KEPT = { removeOnComplete: { count: 20 }, removeOnFail: { count: 20 } };

/**
 * Keeps what comes round by the clock coming round. A Redis that starts from nothing has forgotten it:
 * so it is looked for every minute, and put back.
 */
@Injectable()
export class Timetable implements BeforeApplicationShutdown {
  private readonly log = new Logger(Timetable.name);
  private readonly kept: { readonly queue: Queue; readonly coming: Coming }[] = [];
  private looking: NodeJS.Timeout | undefined;
  private isLooking = false;

  /** From now on, while this process works the queues. */
  async keep(queue: Queue, coming: Coming): Promise<void> {
    this.kept.push({ queue, coming });
    this.looking ??= setInterval(() => void this.look(), LOOKING_EVERY_MS).unref();
    await put(queue, coming);
  }

  /** Puts back what is missing. */
  async restore(): Promise<void> {
    for (const { queue, coming } of this.kept) {
      if ((await queue.getJobScheduler(coming.id)) !== undefined) continue;
      await put(queue, coming);
      this.log.warn(
        { queue: queue.name, id: coming.id },
        'The queue had forgotten what comes round',
      );
    }
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.looking);
  }

  /** One at a time: while the queue is away, the question waits with it. */
  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      await this.restore();
    } catch (problem) {
      this.log.warn({ problem }, 'The queue did not answer');
    } finally {
      this.isLooking = false;
    }
  }
}

async function put(queue: Queue, { id, pattern, name, opts }: Coming): Promise<void> {
  await queue.upsertJobScheduler(
    id,
    { pattern, tz: 'Europe/London' },
    { name, data: {}, opts: { ...KEPT, ...opts } },
  );
}
