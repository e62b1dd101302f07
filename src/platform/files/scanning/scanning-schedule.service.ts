import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SCANS } from '../../queues/queues.jobs.js';
import type { ScanningJobName } from './scanning.jobs.js';
import { Scanning } from './scanning.service.js';

/** Makes the sweep of what waits for the scanner come round. Only a process that works the queues has it. */
@Injectable()
export class ScanningSchedule implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(SCANS) private readonly scans: Queue,
    private readonly scanning: Scanning,
  ) {}

  /** The same scheduler each time, however many workers start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.scanning.awaitScanner();
    await this.scans.upsertJobScheduler(
      'scans',
      { pattern: '*/15 * * * *', tz: 'Europe/London' },
      {
        name: 'scan.sweep' satisfies ScanningJobName,
        data: {},
        opts: { removeOnComplete: { count: 20 }, removeOnFail: { count: 20 } },
      },
    );
  }
}
