import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../../platform/queues/queues.jobs.js';
import type { RatificationJobs } from './ratification.jobs.js';

/** Makes the closing come round every minute: they close to the minute. Only a process that works the queues has it. */
@Injectable()
export class RatificationSchedule implements OnApplicationBootstrap {
  constructor(@InjectQueue(SWEEPS) private readonly sweeps: Queue) {}

  /** The same scheduler each time, however many workers start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweeps.upsertJobScheduler(
      'ratifications',
      { pattern: '* * * * *', tz: 'Europe/London' },
      {
        name: 'ratifications.close' satisfies keyof RatificationJobs,
        data: {},
        opts: { removeOnComplete: { count: 20 }, removeOnFail: { count: 20 } },
      },
    );
  }
}
