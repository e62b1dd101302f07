import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import pg from 'pg';
import {
  joinOrStartEmbeddedServer,
  startEmbeddedServer,
} from '../../../src/platform/database/embedded/embedded-server.js';
import { findPostmaster } from '../../../src/platform/database/embedded/postmaster.js';
import { holdServer } from '../../support/server-holder.js';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.js';

jest.setTimeout(60_000);

const log = () => undefined;
const isThrowaway = true;
let folder: TemporaryFolder;
let dataDir: string;
let cluster: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  dataDir = join(folder.path, 'data');
  cluster = join(dataDir, 'database/cluster');
});

afterAll(() => folder.remove());

describe('the embedded server', () => {
  it('starts from nothing, keeps its files to itself, and stops without a trace', async () => {
    const server = await startEmbeddedServer({ dataDir, log, isThrowaway });
    await query(server.url, 'CREATE TABLE kept (word text)');
    const { uid, mode } = await stat(cluster);
    const password = await stat(join(dataDir, 'database/password'));
    await server.stop();
    await server.stop();

    expect(uid !== 0 && (mode & 0o777) === 0o700).toBe(true);
    expect(password.mode & 0o777).toBe(0o600);
    expect(await findPostmaster(cluster)).toBeUndefined();
    await expect(query(server.url, 'SELECT')).rejects.toThrow('ECONNREFUSED');
  });

  it('lets nobody in without the password, nor as its superuser', async () => {
    const server = await startEmbeddedServer({ dataDir, log, isThrowaway });
    try {
      const url = new URL(server.url);
      url.password = 'guessed';
      await expect(query(url.href, 'SELECT')).rejects.toThrow('password authentication failed');
      url.username = 'postgres';
      await expect(query(url.href, 'SELECT')).rejects.toThrow('password authentication failed');
    } finally {
      await server.stop();
    }
  });

  it('refuses a second application by one sentence and leaves the first alone', async () => {
    const first = await holdServer('application', dataDir);
    try {
      await expect(startEmbeddedServer({ dataDir, log, isThrowaway })).rejects.toThrow(
        `Almoner is already running on this data (process ${first.pid})`,
      );
      await expect(query(first.url, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
    } finally {
      await first.end();
    }
  });

  it('serves commands beside the application, and is stopped by the last to leave', async () => {
    const application = await startEmbeddedServer({ dataDir, log, isThrowaway });
    const passing = await joinOrStartEmbeddedServer({ dataDir, log, isThrowaway });
    const staying = await joinOrStartEmbeddedServer({ dataDir, log, isThrowaway });
    expect(new Set([application.url, passing.url, staying.url]).size).toBe(1);

    await passing.stop();
    await query(application.url, 'SELECT');
    await application.stop();
    await query(staying.url, 'SELECT');
    await staying.stop();

    expect(await findPostmaster(cluster)).toBeUndefined();
  });

  it('is adopted from an application that was killed', async () => {
    const killed = await holdServer('application', dataDir);
    const pid = await postmaster();
    await query(killed.url, "INSERT INTO kept VALUES ('adopted')");
    await killed.end('SIGKILL');

    const next = await startEmbeddedServer({ dataDir, log, isThrowaway });

    expect(next.url).toBe(killed.url);
    expect(await postmaster()).toBe(pid);
    expect(await kept(next.url)).toContain('adopted');
    await next.stop();
    expect(await findPostmaster(cluster)).toBeUndefined();
  });

  it('starts again with its data when everything was killed', async () => {
    const killed = await holdServer('application', dataDir);
    await query(killed.url, "INSERT INTO kept VALUES ('recovered')");
    process.kill(await postmaster(), 'SIGKILL');
    await killed.end('SIGKILL');

    const next = await startEmbeddedServer({ dataDir, log, isThrowaway });

    expect(await kept(next.url)).toContain('recovered');
    await next.stop();
  });

  it('is brought back where it was by who uses it, when it dies under them', async () => {
    const said: string[] = [];
    const server = await startEmbeddedServer({
      dataDir, // safe as in use: what was committed has to be there
      log: (words) => said.push(words),
    });
    await query(server.url, "INSERT INTO kept VALUES ('brought back')");
    const died = await postmaster();
    process.kill(died, 'SIGKILL');

    await until(async () => said.length > 0 && (await kept(server.url)).includes('brought back'));

    expect(await postmaster()).not.toBe(died);
    expect(said).toEqual(['The database went away, and is back.']);
    await expect(startEmbeddedServer({ dataDir, log, isThrowaway })).rejects.toThrow(
      'Almoner is already running on this data',
    );
    await server.stop();
    expect(await findPostmaster(cluster)).toBeUndefined();
  });

  it('is not misled by a note whose process number now belongs to a stranger', async () => {
    const note = [String(process.pid), cluster, '1', '5432', '', '127.0.0.1', '1 1', 'ready', ''];
    await writeFile(join(cluster, 'postmaster.pid'), note.join('\n'));

    const server = await startEmbeddedServer({ dataDir, log, isThrowaway });

    await query(server.url, 'SELECT');
    await server.stop();
  });

  it('is one server for all who start it at once on a new folder', async () => {
    const together = { dataDir: join(folder.path, 'together'), log, isThrowaway };
    const servers = await Promise.all([
      startEmbeddedServer(together),
      joinOrStartEmbeddedServer(together),
      joinOrStartEmbeddedServer(together),
    ]);
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    for (const server of servers) await server.stop();
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition().catch(() => false))) {
    if (Date.now() > deadline) throw new Error('It did not come about');
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

async function kept(url: string): Promise<string[]> {
  const rows = (await query(url, 'SELECT word FROM kept')) as { word: string }[];
  return rows.map(({ word }) => word);
}

async function postmaster(): Promise<number> {
  const running = await findPostmaster(cluster);
  if (running === undefined) throw new Error('PostgreSQL is not running');
  return running.pid;
}
