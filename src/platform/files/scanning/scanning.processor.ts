import { Processor } from '@nestjs/bullmq';
import { JobHost, PATIENT } from '../../queues/job-host.js';
import { SCANS } from '../../queues/queues.jobs.js';
import type { ScanningJob } from './scanning.jobs.js';
import { Scanning } from './scanning.service.js';

/** A queue of its own: a scanner that hangs holds up nobody's letter. */
@Processor(SCANS, { concurrency: 2, ...PATIENT })
export class ScanningProcessor extends JobHost {
  constructor(private readonly scanning: Scanning) {
    super();
  }

  protected override act(job: ScanningJob): Promise<void> {
    switch (job.name) {
      case 'scan.asked':
        return this.scanning.scan(job.data.fileId);
      case 'scan.sweep':
        return this.scanning.scanWaiting();
    }
  }
}
