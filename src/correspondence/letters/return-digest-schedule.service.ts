import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../../platform/queues/queues.jobs.js';
import type { ReturnDigestJobs } from './return-digest.jobs.js';

/** Makes the letter about returns come round each working morning. Only a process that works the queues has it. */
@Injectable()
export class ReturnDigestSchedule implements OnApplicationBootstrap {
  constructor(@InjectQueue(SWEEPS) private readonly sweeps: Queue) {}

  /** The same scheduler each time, however many workers start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweeps.upsertJobScheduler(
      'return-digest',
      { pattern: '30 7 * * 1-5', tz: 'Europe/London' },
      {
        name: 'returns.digest' satisfies keyof ReturnDigestJobs,
        data: {},
        opts: {
          attempts: 5,
          backoff: { type: 'exponential', delay: 60_000 },
          removeOnComplete: { count: 20 },
          removeOnFail: { count: 20 },
        },
      },
    );
  }
}
