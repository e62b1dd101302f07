import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { createDataSource } from './data-source.js';
import { readSettings, SettingProblem } from './platform/config/settings.js';
import { migrate } from './platform/database/migrate.js';
import { closeInTime } from './platform/process/closing.js';
import { endingInOneSentence } from './platform/process/one-sentence.js';
import { stopRequested } from './platform/process/stop-requested.js';
import { WorkerModule } from './worker.module.js';

/** The queues, in a process of their own: for installations with a database server of their own. */
async function work(): Promise<void> {
  const stopped = stopRequested();
  const settings = readSettings(process.env);
  if (settings.databaseUrl === undefined) {
    throw new SettingProblem(
      'DATABASE_URL',
      'must be set for a worker; without it, the pages work the queues too',
    );
  }
  await migrate(createDataSource(settings.databaseUrl));
  const worker = await NestFactory.createApplicationContext(
    WorkerModule.for(settings, settings.databaseUrl),
    { bufferLogs: true },
  );
  worker.useLogger(worker.get(Logger));
  await stopped;
  await closeInTime(worker);
}

await endingInOneSentence(work);
