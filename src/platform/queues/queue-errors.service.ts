import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Queues } from './queues.service.js';

/** Listens for the queues' connection errors: unheard, they would end the program. */
@Injectable()
export class QueueErrors implements OnModuleInit {
  private readonly log = new Logger(QueueErrors.name);

  constructor(private readonly queues: Queues) {}

  onModuleInit(): void {
    for (const queue of this.queues.all) {
      queue.on('error', (problem) => {
        this.log.warn({ queue: queue.name, problem }, 'The queue did not answer');
      });
    }
  }
}
