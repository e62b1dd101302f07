import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SWEEPS } from '../../platform/queues/queues.jobs.js';
import { Timetable } from '../../platform/queues/timetable.service.js';
import type { OfferJobs } from './offer.jobs.js';

/**
 * Makes the lapsing come round every ten minutes: offers end with a day, and who was down at midnight catches up. Only
 * a process that works the queues has it.
 */
@Injectable()
export class OfferSchedule implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(SWEEPS) private readonly sweeps: Queue,
    private readonly timetable: Timetable,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.timetable.keep(this.sweeps, {
      id: 'offers',
      pattern: '*/10 * * * *',
      name: 'offers.lapse' satisfies keyof OfferJobs,
    });
  }
}
