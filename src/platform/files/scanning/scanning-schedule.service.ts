import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SCANS } from '../../queues/queues.jobs.js';
import { Timetable } from '../../queues/timetable.service.js';
import type { ScanningJobName } from './scanning.jobs.js';
import { Scanning } from './scanning.service.js';

/** Makes the sweep of what waits for the scanner come round. Only a process that works the queues has it. */
@Injectable()
export class ScanningSchedule implements OnApplicationBootstrap {
  constructor(
    @InjectQueue(SCANS) private readonly scans: Queue,
    private readonly timetable: Timetable,
    private readonly scanning: Scanning,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.scanning.awaitScanner();
    await this.timetable.keep(this.scans, {
      id: 'scans',
      pattern: '*/15 * * * *',
      name: 'scan.sweep' satisfies ScanningJobName,
    });
  }
}
