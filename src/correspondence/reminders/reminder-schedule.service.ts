import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { RemindersJobs } from './reminders.jobs.js';
import { SWEEPS } from '../../platform/queues/queues.jobs.js';

/** Makes the sweep come round by the clock in Colchester. Only a process that works the queues has it. */
@Injectable()
export class ReminderSchedule implements OnApplicationBootstrap {
  constructor(@InjectQueue(SWEEPS) private readonly sweeps: Queue) {}

  /** The same scheduler each time, however many workers start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sweeps.upsertJobScheduler(
      'reminders',
      { pattern: '0 7 * * 1-5', tz: 'Europe/London' },
      {
        name: 'reminders.sweep' satisfies keyof RemindersJobs,
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
