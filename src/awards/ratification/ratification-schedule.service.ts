import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../../platform/queues/queues.jobs.js';
import { Timetable } from '../../platform/queues/timetable.service.js';
import type { RatificationJobs } from './ratification.jobs.js';

/** Makes the closing come round every minute: they close to the minute. Only a process that works the queues has it. */
@Injectable()
export class RatificationSchedule implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(SWEEPS) private readonly sweeps: Queue,
    private readonly timetable: Timetable,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.timetable.keep(this.sweeps, {
      id: 'ratifications',
      pattern: '* * * * *',
      name: 'ratifications.close' satisfies keyof RatificationJobs,
    });
  }
}
