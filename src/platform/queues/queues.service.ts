import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { EVENTS, MAIL, SCANS, SWEEPS } from './queues.jobs.js';

/** All the queues there are, for whoever looks after them. */
@Injectable()
export class Queues {
  readonly all: readonly Queue[];

  constructor(
    @InjectQueue(EVENTS) events: Queue,
    @InjectQueue(MAIL) mail: Queue,
    @InjectQueue(SWEEPS) sweeps: Queue,
    @InjectQueue(SCANS) scans: Queue,
  ) {
    this.all = [events, mail, sweeps, scans];
  }

  byName(name: string): Queue | undefined {
    return this.all.find((queue) => queue.name === name);
  }
}
