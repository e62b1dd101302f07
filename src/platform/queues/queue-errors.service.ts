import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { EVENTS, MAIL, SCANS, SWEEPS } from './queues.jobs.js';

/** Listens for the queues' connection errors: unheard, they would end the program. */
@Injectable()
export class QueueErrors implements OnModuleInit {
  private readonly log = new Logger(QueueErrors.name);

  constructor(
    @InjectQueue(EVENTS) private readonly events: Queue,
    @InjectQueue(MAIL) private readonly mail: Queue,
    @InjectQueue(SWEEPS) private readonly sweeps: Queue,
    @InjectQueue(SCANS) private readonly scans: Queue,
  ) {}

  onModuleInit(): void {
    for (const queue of [this.events, this.mail, this.sweeps, this.scans]) {
      queue.on('error', (problem) => {
        this.log.warn({ queue: queue.name, problem }, 'The queue did not answer');
      });
    }
  }
}
