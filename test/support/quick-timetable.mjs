import 'reflect-metadata';
import { writeSync } from 'node:fs';

/* NODE_OPTIONS=--import=…/quick-timetable.mjs, before the built worker: what comes round by the clock does so every two seconds, and it says which job it has begun. */
const { Timetable } = await import('../../dist/src/platform/queues/timetable.service.js');
const { JobHost } = await import('../../dist/src/platform/queues/job-host.js');

const { keep } = Timetable.prototype;
Timetable.prototype.keep = function (queue, coming) {
  return keep.call(this, queue, { ...coming, pattern: '*/2 * * * * *' });
};

const { process: work } = JobHost.prototype;
JobHost.prototype.process = function (job) {
  writeSync(1, `begun ${job.id}\n`);
  return work.call(this, job);
};
