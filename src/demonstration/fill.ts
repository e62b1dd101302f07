import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { CommandsModule } from '../commands/commands.module.js';
import { createDataSource } from '../data-source.js';
import { SystemClock } from '../kernel/clock.js';
import type { Settings } from '../platform/config/settings.js';
import { migrate } from '../platform/database/migrate.js';
import { Stage } from './stage.js';
import { tellTheStory } from './story.js';
import { StoryClock } from './story-clock.js';

/** Written on the database while it is being filled, so that a start after a power cut begins again. */
const UNFINISHED = 'Almoner: the demonstration was begun and not finished';
const FINISHED = 'Almoner: filled with the demonstration';

/**
 * Fills an empty database with the One Colchester demonstration, through the services that its visitors
 * will use. Leaves a database alone in which somebody has been, but for a demonstration half told.
 */
export async function fillEmptyDatabase(settings: Settings, databaseUrl: string): Promise<void> {
  const database = await createDataSource(databaseUrl).initialize();
  try {
    const remark = await remarkOn(database);
    if (remark === UNFINISHED) await emptyAgain(database, databaseUrl);
    else if (remark !== undefined || (await hasPeople(database))) return;
    await setRemark(database, UNFINISHED);
    await play(settings, databaseUrl);
    await setRemark(database, FINISHED);
  } finally {
    await database.destroy();
  }
}

/** True when what people see here is the demonstration. */
export async function isDemonstration(databaseUrl: string): Promise<boolean> {
  const database = await createDataSource(databaseUrl).initialize();
  try {
    return (await remarkOn(database)) === FINISHED;
  } finally {
    await database.destroy();
  }
}

async function play(settings: Settings, databaseUrl: string): Promise<void> {
  const clock = new StoryClock(new SystemClock().today());
  const house = await NestFactory.createApplicationContext(
    CommandsModule.for(settings, databaseUrl, clock),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  try {
    await tellTheStory(new Stage(house, clock));
  } finally {
    await house.close();
  }
}

async function hasPeople(database: DataSource): Promise<boolean> {
  return (await database.query<unknown[]>('SELECT FROM person LIMIT 1')).length > 0;
}

async function remarkOn(database: DataSource): Promise<string | undefined> {
  const [row] = await database.query<{ remark: string | null }[]>(
    `SELECT shobj_description(oid, 'pg_database') AS remark FROM pg_database WHERE datname = current_database()`,
  );
  return row?.remark ?? undefined;
}

async function setRemark(database: DataSource, remark: string): Promise<void> {
  await database.query(
    `DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), '${remark}'); END $$`,
  );
}

/** Nobody has worked here yet: only the story had begun. */
async function emptyAgain(database: DataSource, databaseUrl: string): Promise<void> {
  await database.query(`
    DROP SCHEMA IF EXISTS ledger CASCADE; DROP SCHEMA IF EXISTS bullmq CASCADE;
    DROP SCHEMA public CASCADE; CREATE SCHEMA public`);
  await migrate(createDataSource(databaseUrl));
}
