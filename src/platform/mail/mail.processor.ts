import { Processor } from '@nestjs/bullmq';
import { JobHost } from '../queues/job-host.js';
import { MAIL } from '../queues/queues.jobs.js';
import { Delivery } from './delivery.service.js';
import type { MailJob } from './mail.jobs.js';

@Processor(MAIL, { concurrency: 4 })
export class MailProcessor extends JobHost {
  constructor(private readonly delivery: Delivery) {
    super();
  }

  override process(job: MailJob): Promise<void> {
    return this.delivery.deliver(job.data.messageId);
  }
}
