import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { Inject, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Job, WorkerOptions } from 'bullmq';
import { Handling } from '../outbox/handling.service.js';
import { within } from '../process/within.js';
import { answered } from './answered.js';

/**
 * A worker that is killed leaves its jobs to another, by BullMQ's own rules once: killed twice, a job has
 * failed. Here it may happen as often as a job may fail; past that it is the job that kills.
 */
export const PATIENT = { maxStalledCount: 50 } as const satisfies Partial<WorkerOptions>;

/** How long a job may go on when its process is asked to end. Docker waits ten seconds. */
const PATIENCE_MS = 6_000;

/**
 * What every processor extends. A worker without an `error` listener ends the whole program when the
 * queue's server restarts; with one it reconnects. A job that fails is in the log with its name.
 */
export abstract class JobHost extends WorkerHost implements BeforeApplicationShutdown {
  @Inject(Handling) private readonly handling!: Handling;
  private readonly log = new Logger(this.constructor.name);
  private readonly underWay = new Set<Job>();

  /** What a job of this queue has done. A job may come twice, also while it is still under way elsewhere. */
  protected abstract act(job: Job): Promise<void>;

  /** Killed before it is noted, the job comes again; after that, its queue may forget it. */
  override async process(job: Job): Promise<void> {
    this.underWay.add(job);
    try {
      await this.act(job);
      await this.handling.noteHandled(job.id);
    } finally {
      this.underWay.delete(job);
    }
  }

  /** Takes no more jobs and finishes those it has; what takes too long is handed back for another to begin again. */
  async beforeApplicationShutdown(): Promise<void> {
    await within(PATIENCE_MS, this.worker.close());
    for (const job of this.underWay) await this.handBack(job);
  }

  /** Where the queue does not answer, its lock runs out instead. */
  private async handBack(job: Job): Promise<void> {
    const isBack = await answered(job.moveToWait(job.token));
    this.log.warn(
      { job: job.name, id: job.id },
      isBack === undefined ? 'A job was left' : 'A job was handed back',
    );
  }

  @OnWorkerEvent('error')
  noteError(problem: Error): void {
    this.log.warn({ problem }, 'The queue did not answer');
  }

  @OnWorkerEvent('failed')
  noteFailure(job: Job | undefined, problem: Error): void {
    this.log.error(
      { job: job?.name, id: job?.id, attempt: job?.attemptsMade, problem },
      'A job failed and will be tried again until its attempts are used up',
    );
  }
}
