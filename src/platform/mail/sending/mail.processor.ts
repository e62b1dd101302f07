import { Processor } from '@nestjs/bullmq';
import { JobHost, PATIENT } from '../../queues/job-host.js';
import { MAIL } from '../../queues/queues.jobs.js';
import { Delivery, PutOff } from './delivery.service.js';
import type { MailJob } from './mail.jobs.js';

@Processor(MAIL, { concurrency: 4, ...PATIENT })
export class MailProcessor extends JobHost {
  constructor(private readonly delivery: Delivery) {
    super();
  }

  /** What is put off is tried again by this job, and once its tries are used up by the sweep, for days. */
  protected override async act(job: MailJob): Promise<void> {
    try {
      await this.delivery.deliver(job.data.messageId);
    } catch (problem) {
      const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      if (!(problem instanceof PutOff && isLast)) throw problem;
    }
  }
}
