import { Processor, WorkerHost } from '@nestjs/bullmq';
import { MAIL } from '../queues/queues.jobs.js';
import { Delivery } from './delivery.service.js';
import { type MailJob } from './mail.jobs.js';

@Processor(MAIL, { concurrency: 4 })
export class MailProcessor extends WorkerHost {
  constructor(private readonly delivery: Delivery) {
    super();
  }

  override process(job: MailJob): Promise<void> {
    return this.delivery.deliver(job.data.messageId);
  }
}
