import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../platform/queues/queues.jobs.js';
import { Timetable } from '../platform/queues/timetable.service.js';
import type { ProofJobs } from './proof.jobs.js';

/** Makes the proof come round every night. Only a process that works the queues has it. */
@Injectable()
export class ProofSchedule implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(SWEEPS) private readonly sweeps: Queue,
    private readonly timetable: Timetable,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.timetable.keep(this.sweeps, {
      id: 'proof',
      pattern: '0 2 * * *',
      name: 'proof.night' satisfies keyof ProofJobs,
      opts: { attempts: 5, backoff: { type: 'exponential', delay: 60_000 } },
    });
  }
}
