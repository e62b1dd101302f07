import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { EVENTS, MAIL, SCANS, SWEEPS } from '../../../src/platform/queues/queues.jobs.js';
import type { House } from '../../support/house.js';

const PATIENCE_MS = 30_000;

export function queueOf(house: House, name: string): Queue {
  return house.app.get<Queue>(getQueueToken(name), { strict: false });
}

/** Waits until nothing is left to relay, to act on or to send: whatever was going to arrive has arrived. */
export async function untilQuiet(house: House): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isQuiet(house))) {
    if (Date.now() > deadline) throw new Error('The queues did not come to rest');
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** Starts a sweep as the clock does, and waits for its end. */
export async function sweep(house: House): Promise<void> {
  const job = await queueOf(house, SWEEPS).add('reminders.sweep', {});
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await job.isCompleted())) {
    if (await job.isFailed()) throw new Error('The sweep failed');
    if (Date.now() > deadline) throw new Error('The sweep did not end');
    await new Promise((resume) => setTimeout(resume, 50));
  }
  await untilQuiet(house);
}

async function isQuiet(house: House): Promise<boolean> {
  const waiting = await house.db.query<unknown[]>('SELECT FROM outbox WHERE relayed_at IS NULL');
  if (waiting.length > 0) return false;
  for (const name of [EVENTS, MAIL]) {
    const counts = await queueOf(house, name).getJobCounts('waiting', 'active', 'delayed');
    if (Object.values(counts).some((count) => count > 0)) return false;
  }
  // The next sweep of the scanner's queue waits in it always.
  const scans = await queueOf(house, SCANS).getJobCounts('waiting', 'active');
  return Object.values(scans).every((count) => count === 0);
}
