import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../../platform/queues/queues.jobs.js';
import { Timetable } from '../../platform/queues/timetable.service.js';
import type { ReturnDigestJobs } from './return-digest.jobs.js';

/** Makes the letter about returns come round each working morning. Only a process that works the queues has it. */
@Injectable()
export class ReturnDigestSchedule implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(SWEEPS) private readonly sweeps: Queue,
    private readonly timetable: Timetable,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.timetable.keep(this.sweeps, {
      id: 'return-digest',
      pattern: '30 7 * * 1-5',
      name: 'returns.digest' satisfies keyof ReturnDigestJobs,
      opts: { attempts: 5, backoff: { type: 'exponential', delay: 60_000 } },
    });
  }
}
