import { Injectable } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { OutboxAges, type Ages } from '../../platform/outbox/outbox-ages.queries.js';
import { answered } from '../../platform/queues/answered.js';
import { Queues } from '../../platform/queues/queues.service.js';
import { idsOf, reasonInWords, type FailedJob } from './failed-job.rules.js';

/** How a queue stands. */
export interface QueueState {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  /** For later: until it comes round, or until its next attempt. */
  readonly delayed: number;
  readonly failed: number;
  readonly isPaused: boolean;
  /** Since when the oldest of those that wait or are under way does so. */
  readonly oldestAt: Date | null;
  readonly coming: readonly ComingRound[];
}

/** Something that comes round by the clock, and when next. */
export interface ComingRound {
  readonly id: string;
  readonly nextAt: Date | null;
}

/** All there is to see. */
export interface Upkeep {
  /** Undefined while the queues' server does not answer. */
  readonly queues: readonly QueueState[] | undefined;
  readonly failed: readonly FailedJob[];
  /** What has happened and is not given to a queue yet. */
  readonly unrelayed: Ages;
  /** What has happened and hasn't had its consequences yet, but for what failed. */
  readonly unhandled: Ages;
}

/** How many failed jobs of a queue are listed. */
const LISTED = 100;
/** How many jobs of each state are looked through for the oldest. */
const LOOKED_THROUGH = 50;

/** How the queues stand, whichever server they are on. */
@Injectable()
export class QueueWatch {
  constructor(
    private readonly queues: Queues,
    private readonly ages: OutboxAges,
  ) {}

  async all(): Promise<Upkeep> {
    const [states, failed, unrelayed] = await Promise.all([
      answered(Promise.all(this.queues.all.map(stateOf))),
      answered(Promise.all(this.queues.all.map((queue) => failedOf(queue)))),
      this.ages.unrelayed(),
    ]);
    const listed = (failed ?? []).flat();
    const unhandled = await this.ages.unhandled(listed.map(({ id }) => id));
    return { queues: failed && states, failed: listed, unrelayed, unhandled };
  }

  /** Undefined when there is no such job, or it hasn't failed; 'away' while the queue does not answer. */
  async failedJob(queueName: string, jobId: string): Promise<FailedJob | 'away' | undefined> {
    const queue = this.queues.byName(queueName);
    if (!queue) return undefined;
    const found = await answered(failedJobOf(queue, jobId));
    return found ? found.job : 'away';
  }
}

async function failedJobOf(queue: Queue, jobId: string): Promise<{ job: FailedJob | undefined }> {
  const job = (await queue.getJob(jobId)) as Job | undefined;
  return { job: job && (await job.isFailed()) ? shown(queue, job) : undefined };
}

/** The newest first. */
async function failedOf(queue: Queue): Promise<readonly FailedJob[]> {
  const jobs = (await queue.getFailed(0, LISTED - 1)) as readonly (Job | undefined)[];
  return jobs.flatMap((job) => (job ? [shown(queue, job)] : []));
}

function shown(queue: Queue, job: Job): FailedJob {
  return {
    queue: queue.name,
    id: job.id ?? '',
    name: job.name,
    data: idsOf(job.data),
    attempts: job.attemptsMade,
    failedAt: new Date(job.finishedOn ?? job.timestamp),
    reason: reasonInWords(job.failedReason),
  };
}

async function stateOf(queue: Queue): Promise<QueueState> {
  const [counts, isPaused, schedulers, oldestAt] = await Promise.all([
    queue.getJobCounts('waiting', 'active', 'delayed', 'failed'),
    queue.isPaused(),
    queue.getJobSchedulers(0, -1, true),
    oldestOf(queue),
  ]);
  const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
  const coming = schedulers.map(({ key, next }) => ({
    id: key,
    nextAt: next === undefined ? null : new Date(next),
  }));
  return { name: queue.name, waiting, active, delayed, failed, isPaused, oldestAt, coming };
}

/** Of those that wait, are under way, or failed before and are tried again later. */
async function oldestOf(queue: Queue): Promise<Date | null> {
  const last = LOOKED_THROUGH - 1;
  const [due, later] = await Promise.all([
    queue.getJobs(['waiting', 'active'], 0, last, true),
    queue.getJobs(['delayed'], 0, last, true),
  ]);
  const tried = later.filter((job) => job.attemptsMade > 0);
  const since = [...due, ...tried].map(({ timestamp, opts }) => timestamp + (opts.delay ?? 0));
  return since.length === 0 ? null : new Date(Math.min(...since));
}
