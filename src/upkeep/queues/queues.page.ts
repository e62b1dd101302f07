import { formatMoment } from '../../kernel/london.js';
import type { Ages } from '../../platform/outbox/outbox-ages.queries.js';
import type { GivenVerdict } from '../verdict/verdicts.queries.js';
import { ageInWords, counted, standsStill } from './ages.rules.js';
import { pageOfRecord, type FailedJob } from './failed-job.rules.js';
import { nameOfQueue } from './queue-names.rules.js';
import type { ComingRound, QueueState, Upkeep } from './queue-watch.queries.js';

const COMING: Readonly<Record<string, string>> = {
  reminders: 'Reminders',
  ratifications: 'Closing ballots',
  offers: 'Offers that end',
  proof: 'Proving the ledger',
  scans: 'Files that wait for the scanner',
  watch: 'Looking for jobs that failed',
  mail: 'Messages that were not sent, or came back',
  'return-digest': 'What was returned, for the panel',
};

interface Cell {
  readonly text: string;
  readonly href?: string;
}

export function addressOfJob({ queue, id }: Pick<FailedJob, 'queue' | 'id'>): string {
  return `/queues/${queue}/jobs/${encodeURIComponent(id)}`;
}

/** Everything on one page: what is wrong first. */
export function queuesPage(
  { queues, failed, unrelayed, unhandled }: Upkeep,
  verdicts: readonly GivenVerdict[],
  now: Date,
): object {
  const count = queues?.reduce((sum, queue) => sum + queue.failed, 0) ?? 0;
  const paused = (queues ?? []).filter(({ isPaused }) => isPaused);
  return {
    isAway: queues === undefined,
    sentence: sentence(count, unhandled, now),
    paused: paused.map(({ name }) => nameOfQueue(name)),
    queues: queues?.map((queue) => rowOf(queue, now)),
    failed: failed.map((job) => failedRow(job, verdicts)),
    more: Math.max(count - failed.length, 0),
    outbox: [
      { key: 'Not given to a queue yet', text: agesInWords(unrelayed, now) },
      { key: 'Not finished yet', text: agesInWords(unhandled, now) },
    ],
    coming: queues?.flatMap(({ coming }) => coming).map(comingRow),
    verdicts: verdicts.map(verdictRow),
  };
}

/** One failed job, and what was said of it each time it failed. */
export function jobPage(
  found: FailedJob | 'away' | undefined,
  verdicts: readonly GivenVerdict[],
): object {
  const isAway = found === 'away';
  const job = isAway ? undefined : found;
  const isJudged = verdicts.some(({ failedAt }) => failedAt.getTime() === job?.failedAt.getTime());
  return {
    name: job?.name ?? verdicts[0]?.jobName ?? 'not known just now',
    isAway,
    isOpen: job !== undefined && !isJudged,
    rows: job && [
      { key: 'Queue', text: nameOfQueue(job.queue) },
      ...Object.entries(job.data).map(([name, id]) => recordRow(name, id)),
      { key: 'Failed', text: formatMoment(job.failedAt) },
      { key: 'Attempts', text: job.attempts.toString() },
      { key: 'Why', text: job.reason },
    ],
    verdicts: verdicts.map((verdict) => ({ ...verdict, said: said(verdict) })),
    address: job && addressOfJob(job),
  };
}

function recordRow(name: string, id: string): object {
  const href = pageOfRecord(name, id);
  return { key: name, text: id, ...(href === undefined ? {} : { href }) };
}

function sentence(failed: number, unhandled: Ages, now: Date): string {
  const wrong = [
    ...(failed > 0 ? [`${counted(failed, 'job')} failed.`] : []),
    ...(standsStill(unhandled.oldestAt, now)
      ? [`What happened longest ago has waited for ${agesOldest(unhandled, now)}.`]
      : []),
  ];
  return wrong.length === 0 ? 'Nothing has failed, and nothing waits for long.' : wrong.join(' ');
}

function agesOldest({ oldestAt }: Ages, now: Date): string {
  return oldestAt === null ? '' : ageInWords(oldestAt, now);
}

function agesInWords(ages: Ages, now: Date): string {
  if (ages.count === 0) return 'nothing';
  return `${counted(ages.count, 'event')}, the oldest for ${agesOldest(ages, now)}`;
}

function rowOf(queue: QueueState, now: Date): readonly Cell[] {
  const { name, waiting, active, delayed, failed, isPaused, oldestAt } = queue;
  return [
    { text: nameOfQueue(name) },
    ...[waiting, active, delayed, failed].map((count) => ({ text: count.toLocaleString('en-GB') })),
    { text: oldestAt === null ? 'none' : ageInWords(oldestAt, now) },
    { text: isPaused ? 'paused' : 'working' },
  ];
}

function failedRow(job: FailedJob, verdicts: readonly GivenVerdict[]): readonly Cell[] {
  const verdict = verdicts.find(
    ({ jobId, queue, failedAt }) =>
      jobId === job.id && queue === job.queue && failedAt.getTime() === job.failedAt.getTime(),
  );
  return [
    { text: job.name, href: addressOfJob(job) },
    { text: formatMoment(job.failedAt) },
    { text: job.attempts.toString() },
    { text: verdict ? `${job.reason}. ${said(verdict)}` : job.reason },
  ];
}

function comingRow({ id, nextAt }: ComingRound): readonly Cell[] {
  return [
    { text: COMING[id] ?? id },
    { text: nextAt === null ? 'not planned' : formatMoment(nextAt) },
  ];
}

function verdictRow(verdict: GivenVerdict): readonly Cell[] {
  return [
    { text: verdict.jobName, href: addressOfJob({ queue: verdict.queue, id: verdict.jobId }) },
    { text: said(verdict) },
    { text: verdict.reason },
  ];
}

/** "Sam Ellery had it tried again on Friday 4 December 2026, 12 noon" */
function said({ verdict, givenBy, givenAt }: GivenVerdict): string {
  const did = verdict === 'retried' ? 'had it tried again' : 'dropped it';
  return `${givenBy} ${did} on ${formatMoment(givenAt)}`;
}
