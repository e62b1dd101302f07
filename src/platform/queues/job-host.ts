import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';

/**
 * What every processor extends. A worker without an `error` listener ends the whole program when the
 * queue's server restarts; with one it reconnects. A job that fails is in the log with its name.
 */
export abstract class JobHost extends WorkerHost {
  private readonly log = new Logger(this.constructor.name);

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
