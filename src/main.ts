import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { createDataSource } from './data-source.js';
import { doorsOf } from './demonstration/doors.js';
import { fillEmptyDatabase, isDemonstration } from './demonstration/fill.js';
import { readSettings, SettingProblem, type Settings } from './platform/config/settings.js';
import { startEmbeddedServer } from './platform/database/embedded/embedded-server.js';
import { migrate } from './platform/database/migrate.js';
import { closeInTime } from './platform/process/closing.js';
import { endingInOneSentence } from './platform/process/one-sentence.js';
import { stopRequested } from './platform/process/stop-requested.js';
import { dress } from './platform/web/dress.js';

/** Pages; and, in the two-command start, the queues and a database of our own in the same process. */
async function main(): Promise<void> {
  const stopped = stopRequested();
  const settings = readSettings(process.env);
  if (settings.databaseUrl !== undefined) {
    await migrate(createDataSource(settings.databaseUrl));
    await serve(settings, settings.databaseUrl, stopped);
    return;
  }
  const database = await startEmbeddedServer({ dataDir: settings.dataDir, log: console.error });
  try {
    await migrate(createDataSource(database.url));
    // With a mail server set this is no trial: nobody invented may be written to.
    if (settings.hasLocalOutbox) await fillEmptyDatabase(settings, database.url);
    await serve(settings, database.url, stopped);
  } finally {
    await database.stop();
  }
}

async function serve(
  settings: Settings,
  databaseUrl: string,
  stopped: Promise<void>,
): Promise<void> {
  const isOnItsOwn = settings.databaseUrl === undefined;
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.for(settings, databaseUrl, isOnItsOwn),
    { bufferLogs: true, bodyParser: false, forceCloseConnections: true },
  );
  app.useLogger(app.get(Logger));
  dress(app);
  await listen(app, settings);
  console.log(`Almoner is at ${settings.baseUrl}`);
  if (isOnItsOwn && (await isDemonstration(databaseUrl))) console.log(doorsOf(settings.baseUrl));
  await stopped;
  await closeInTime(app);
}

/** Messages that anyone may read are not offered to the network: with a local outbox only this machine is answered. */
async function listen(app: NestExpressApplication, settings: Settings): Promise<void> {
  try {
    await app.listen(settings.port, settings.hasLocalOutbox ? '127.0.0.1' : '0.0.0.0');
  } catch (problem) {
    await app.close();
    if ((problem as { code?: unknown }).code !== 'EADDRINUSE') throw problem;
    throw new SettingProblem(
      'PORT',
      `${settings.port} is in use by another program; set another, like PORT=3001`,
    );
  }
}

await endingInOneSentence(main);
