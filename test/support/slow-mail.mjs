import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/* NODE_OPTIONS=--import=…/slow-mail.mjs, before the built worker: each message takes SLOW_MS, and it says when one is begun. */
const { MailProcessor } = await import('../../dist/src/platform/mail/sending/mail.processor.js');
const { act } = MailProcessor.prototype;
MailProcessor.prototype.act = async function (job) {
  writeSync(1, `begun ${job.id}\n`);
  await sleep(Number(process.env.SLOW_MS));
  return act.call(this, job);
};
