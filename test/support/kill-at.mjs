import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import { writeSync } from 'node:fs';
import { setInterval } from 'node:timers';
import pg from 'pg';

/*
 * NODE_OPTIONS=--import=…/kill-at.mjs, before the built worker: works its jobs up to one place and is
 * then killed, as by kill -9. KILL_AT says where: 0 when they are taken, n after their n-th statement
 * (their commits count), -1 when all is committed and the queue does not know it yet. A job that ends
 * before its n-th statement is killed there, too. Before it dies it says where each job was.
 */
const at = Number(process.env.KILL_AT);
/** Nobody is on the way any more: they stand at their place, or behind one who does. */
const QUIET_MS = 1_200;

const current = new AsyncLocalStorage();
let lastAt = 0;

async function stand(running, where) {
  writeSync(1, `killed ${running.job} ${where}\n`);
  lastAt = Date.now();
  return new Promise(() => undefined);
}

setInterval(() => {
  if (lastAt > 0 && Date.now() - lastAt > QUIET_MS) process.kill(process.pid, 'SIGKILL');
}, 100);

// So many at once that every kind is under way when they are killed, each on a connection of its own.
const { Pool } = pg;
pg.Pool = class extends Pool {
  constructor(options) {
    super({ ...options, max: options?.max === 10 ? 60 : options?.max });
  }
};

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (...args) {
  const answer = query.apply(this, args);
  const running = current.getStore();
  if (running === undefined || !(answer instanceof Promise)) return answer;
  return answer.then(async (rows) => {
    running.statements += 1;
    if (running.statements === at && at <= running.last) await stand(running, 'between');
    return rows;
  });
};

const { JobHost } = await import('../../dist/src/platform/queues/job-host.js');
const { processors } = await import('../../dist/src/worker.module.js');
const { process: work } = JobHost.prototype;
JobHost.prototype.process = function (job) {
  // Between a mail server's answer and the commit nobody can know: what happens then is the letters' affair.
  const running = {
    job: job.name,
    statements: 0,
    last: job.name === 'mail.written' ? 2 : Infinity,
  };
  return current.run(running, async () => {
    if (at === 0) await stand(running, 'taken');
    await work.call(this, job);
    await stand(running, 'done');
  });
};

const OPTIONS = 'bullmq:worker_metadata';
for (const processor of processors) {
  const quick = { concurrency: 100, lockDuration: 2_000, stalledInterval: 500 };
  Reflect.defineMetadata(
    OPTIONS,
    { ...Reflect.getMetadata(OPTIONS, processor), ...quick },
    processor,
  );
}
