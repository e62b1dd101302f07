import { Processor } from '@nestjs/bullmq';
import { JobHost } from '../../platform/queues/job-host.js';
import { SWEEPS } from '../../platform/queues/queues.jobs.js';
import { Reminders } from './reminders.service.js';

@Processor(SWEEPS, { concurrency: 1 })
export class RemindersProcessor extends JobHost {
  constructor(private readonly reminders: Reminders) {
    super();
  }

  /** The queue carries one kind of job so far. A sweep finds out for itself what there is to do. */
  override process(): Promise<void> {
    return this.reminders.remindAll();
  }
}
