import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createDataSource } from '../../src/data-source.js';
import { databaseServerUrl } from './servers.js';

export interface FreshDatabase {
  readonly url: string;
  /** Another with the same in it. Nobody may be connected to this one. */
  copy(): Promise<FreshDatabase>;
  /** Drops the database, whoever is still connected to it. */
  drop(): Promise<void>;
}

const NOT_ALLOWED = '42501';
const IN_USE = '55006';
const BUILDING_TEMPLATE = 7_316_504; // any number, as long as every worker asks for the same lock

/** A clean, migrated database for one test file: the template is built once, a copy takes about 30 ms. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await databaseServerUrl();
  return made(server, (admin) => migratedTemplate(admin, server));
}

async function made(
  server: string,
  templateOf: (admin: pg.Client) => Promise<string>,
): Promise<FreshDatabase> {
  const name = `almoner_test_${process.env['JEST_WORKER_ID'] ?? '1'}_${randomName()}`;
  await onServer(server, async (admin) => {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${await templateOf(admin)}`);
  });
  return {
    url: databaseOn(server, name),
    copy: () => made(server, () => Promise.resolve(name)),
    drop: () => onServer(server, (admin) => dropDatabase(admin, name)),
  };
}

/** Named after what the migrations say, so that editing one makes another template. */
async function migratedTemplate(admin: pg.Client, server: string): Promise<string> {
  const template = `almoner_template_${await fingerprintOfMigrations()}`;
  await admin.query('SELECT pg_advisory_lock($1)', [BUILDING_TEMPLATE]);
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [
      template,
    ]);
    if (rowCount === 0) await buildTemplate(admin, server, template);
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [BUILDING_TEMPLATE]);
  }
  return template;
}

/** Takes the template's name only when complete: a migration that fails leaves no half template. */
async function buildTemplate(admin: pg.Client, server: string, template: string): Promise<void> {
  const draft = `almoner_draft_${randomName()}`;
  await admin.query(`CREATE DATABASE ${draft}`);
  try {
    await migrate(databaseOn(server, draft));
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  } catch (error) {
    await dropDatabase(admin, draft);
    throw error;
  }
}

async function migrate(url: string): Promise<void> {
  const database = await createDataSource(url).initialize();
  try {
    await database.runMigrations();
  } finally {
    await database.destroy();
  }
}

async function fingerprintOfMigrations(): Promise<string> {
  const directory = join(import.meta.dirname, '../../migrations');
  const hash = createHash('sha256');
  for (const name of (await readdir(directory)).sort()) {
    hash.update(name).update(await readFile(join(directory, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function onServer<T>(server: string, act: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    return await act(admin);
  } finally {
    await admin.end();
  }
}

/**
 * A vacuum of the server's own may be at work in it, which FORCE may not end. Without FORCE the server
 * ends it by itself, but nobody's connections: so each in turn, for ten seconds.
 */
async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  for (let tries = 50; ; tries -= 1) {
    const force = tries % 2 === 0 ? 'WITH (FORCE)' : '';
    try {
      await admin.query(`DROP DATABASE IF EXISTS ${name} ${force}`);
      return;
    } catch (problem) {
      const { code } = problem as { code?: string };
      if ((code !== NOT_ALLOWED && code !== IN_USE) || tries === 0) throw problem;
      await sleep(200);
    }
  }
}

function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function randomName(): string {
  return randomBytes(6).toString('hex');
}
