import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { setInterval } from 'node:timers';
import pg from 'pg';
import { setWorkerOptions } from './worker-options.mjs';

/*
 * NODE_OPTIONS=--import=…/kill-at.mjs, before the built worker: works its jobs up to one place and is
 * then killed, as by kill -9. KILL_AT says where: 0 when they are taken, n after their n-th statement
 * (their commits count), -1 when all is committed and the queue does not know it yet. A job that ends
 * before its n-th statement is killed there, too. Before it dies it says where each job was. Once it is
 * loaded it says that it is ready, and begins when it gets SIGUSR2.
 */
const at = Number(process.env.KILL_AT);
/** Nobody is on the way any more: they stand at their place, or behind one who does. */
const QUIET_MS = 1_200;
/** Somebody is who asks the database nothing meanwhile: prints a paper, writes to a mail server, waits for a connection. */
const BUSY_MS = at === -1 ? 45_000 : 3_000;

const current = new AsyncLocalStorage();
const underWay = new Set();
let stoodAny = false;
let movedAt = Date.now();

/** Kinds of which one is killed in its midst: all of them, or those that ONLY names. */
const only = process.env.ONLY ? process.env.ONLY.split(',') : undefined;
const betweenAlready = new Set();

/** One of each kind: it keeps its connection, and of those there are not enough for all. */
function standsBetween({ job, last }) {
  if (at > last || betweenAlready.has(job) || only?.includes(job) === false) return false;
  betweenAlready.add(job);
  return true;
}

async function stand(running, where) {
  writeSync(1, `killed ${running.job} ${where}\n`);
  underWay.delete(running);
  stoodAny = true;
  movedAt = Date.now();
  return new Promise(() => undefined);
}

setInterval(() => {
  const isBusy = [...underWay].some((running) => running.asking === 0);
  const quietMs = Date.now() - movedAt;
  if (stoodAny && quietMs > (isBusy ? BUSY_MS : QUIET_MS)) process.kill(process.pid, 'SIGKILL');
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
  running.asking += 1;
  const answered = () => {
    running.asking -= 1;
    movedAt = Date.now();
  };
  answer.then(answered, answered);
  return answer.then(async (rows) => {
    running.statements += 1;
    if (running.statements === at && standsBetween(running)) await stand(running, 'between');
    return rows;
  });
};

const { JobHost } = await import('../../dist/src/platform/queues/job-host.js');
const { process: work } = JobHost.prototype;
JobHost.prototype.process = function (job) {
  // Between a mail server's answer and the commit nobody can know: what happens then is the letters' affair.
  const running = {
    job: job.name,
    statements: 0,
    asking: 0,
    last: job.name === 'mail.written' ? 2 : Infinity,
  };
  underWay.add(running);
  movedAt = Date.now();
  return current.run(running, async () => {
    if (at === 0) await stand(running, 'taken');
    try {
      await work.call(this, job);
    } catch (problem) {
      underWay.delete(running);
      throw problem;
    }
    await stand(running, 'done');
  });
};

await setWorkerOptions({ concurrency: 100, lockDuration: 2_000, stalledInterval: 500 });

// Loading the program takes longer than working it: so it may be ready before its turn, and is told when that is.
const turn = once(process, 'SIGUSR2');
writeSync(1, 'ready\n');
await turn;
