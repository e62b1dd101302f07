import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../../platform/queues/queues.jobs.js';
import { Timetable } from '../../platform/queues/timetable.service.js';
import type { UpkeepJobs } from '../upkeep.jobs.js';

/** Makes the watch over the queues come round. Only a process that works the queues has it. */
@Injectable()
export class AlarmSchedule implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(SWEEPS) private readonly sweeps: Queue,
    private readonly timetable: Timetable,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.timetable.keep(this.sweeps, {
      id: 'watch',
      pattern: '*/5 * * * *',
      name: 'queues.watch' satisfies keyof UpkeepJobs,
    });
  }
}
