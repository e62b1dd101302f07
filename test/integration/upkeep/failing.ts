import { randomUUID } from 'node:crypto';
import { EVENTS } from '../../../src/platform/queues/queues.jobs.js';
import type { House } from '../../support/house.js';
import { queueOf } from '../correspondence/quiet.js';

/** Something has happened whose consequence fails at once and for good: a job as the relay makes it, with one attempt. */
export async function happensAndFails(house: House, event: string): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(
    `INSERT INTO outbox (event, payload, added_at, relayed_at) VALUES ($1, $2, now(), now()) RETURNING id`,
    [event, { verificationId: randomUUID() }],
  );
  const jobId = `outbox-${row?.id ?? ''}`;
  const job = await queueOf(house, EVENTS).add(
    event,
    { verificationId: randomUUID() },
    { jobId, attempts: 1 },
  );
  const deadline = Date.now() + 20_000;
  while (!(await job.isFailed())) {
    if (Date.now() > deadline) throw new Error(`${event} did not fail`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
  return jobId;
}

/** Whether everything has followed from it, or somebody dropped it. */
export async function isHandled(house: House, jobId: string): Promise<boolean> {
  const [row] = await house.db.query<{ handled: boolean }[]>(
    'SELECT handled_at IS NOT NULL AS handled FROM outbox WHERE id = $1',
    [jobId.replace('outbox-', '')],
  );
  return row?.handled ?? false;
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('It does not come to be');
    await new Promise((resume) => setTimeout(resume, 50));
  }
}
