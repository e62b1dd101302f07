import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../platform/queues/queues.jobs.js';
import type { ProofJobs } from './proof.jobs.js';

/** Makes the proof come round every night. Only a process that works the queues has it. */
@Injectable()
export class ProofSchedule implements OnApplicationBootstrap {
  constructor(@InjectQueue(SWEEPS) private readonly sweeps: Queue) {}

  /** The same scheduler each time, however many workers start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweeps.upsertJobScheduler(
      'proof',
      { pattern: '0 2 * * *', tz: 'Europe/London' },
      {
        name: 'proof.night' satisfies keyof ProofJobs,
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
