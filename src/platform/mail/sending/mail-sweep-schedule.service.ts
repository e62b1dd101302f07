import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../../queues/queues.jobs.js';
import { Timetable } from '../../queues/timetable.service.js';
import type { MailSweepJobs } from './mail.jobs.js';

/** Makes the sweep of unfinished messages and of what came back come round. Only a process that works the queues has it. */
@Injectable()
export class MailSweepSchedule implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(SWEEPS) private readonly sweeps: Queue,
    private readonly timetable: Timetable,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.timetable.keep(this.sweeps, {
      id: 'mail',
      pattern: '* * * * *',
      name: 'mail.sweep' satisfies keyof MailSweepJobs,
    });
  }
}
