import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../../platform/queues/queues.jobs.js';
import { Timetable } from '../../platform/queues/timetable.service.js';
import type { RemindersJobs } from './reminders.jobs.js';

/** Makes the sweep come round by the clock in Colchester. Only a process that works the queues has it. */
@Injectable()
export class ReminderSchedule implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(SWEEPS) private readonly sweeps: Queue,
    private readonly timetable: Timetable,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.timetable.keep(this.sweeps, {
      id: 'reminders',
      pattern: '0 7 * * 1-5',
      name: 'reminders.sweep' satisfies keyof RemindersJobs,
      opts: { attempts: 5, backoff: { type: 'exponential', delay: 60_000 } },
    });
  }
}
