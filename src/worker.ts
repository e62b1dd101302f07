import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { readSettings, SettingProblem } from './platform/config/settings.js';
import { endingInOneSentence } from './platform/process/one-sentence.js';
import { untilStopped } from './platform/process/until-stopped.js';
import { WorkerModule } from './worker.module.js';

/** The queues, in a process of their own: for installations with a database server of their own. */
async function work(): Promise<void> {
  const settings = readSettings(process.env);
  if (settings.databaseUrl === undefined) {
    throw new SettingProblem(
      'DATABASE_URL',
      'must be set for a worker; without it, the pages work the queues too',
    );
  }
  const worker = await NestFactory.createApplicationContext(
    WorkerModule.for(settings, settings.databaseUrl),
    { bufferLogs: true },
  );
  worker.useLogger(worker.get(Logger));
  await untilStopped(() => worker.close());
}

await endingInOneSentence(work);
