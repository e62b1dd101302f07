import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../../queues/queues.jobs.js';
import type { MailSweepJobs } from './mail.jobs.js';

/** Makes the sweep of unfinished messages and of what came back come round. Only a process that works the queues has it. */
@Injectable()
export class MailSweepSchedule implements OnApplicationBootstrap {
  constructor(@InjectQueue(SWEEPS) private readonly sweeps: Queue) {}

  /** The same scheduler each time, however many workers start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweeps.upsertJobScheduler(
      'mail',
      { pattern: '* * * * *', tz: 'Europe/London' },
      {
        name: 'mail.sweep' satisfies keyof MailSweepJobs,
        data: {},
        opts: { removeOnComplete: { count: 20 }, removeOnFail: { count: 20 } },
      },
    );
  }
}
