import { chmod, chown, lstat, mkdir, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { canEnter } from '../../../src/platform/database/embedded/account.js';
import { startEmbeddedServer } from '../../../src/platform/database/embedded/embedded-server.js';
import { holdServer } from '../../support/server-holder.js';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.js';

jest.setTimeout(60_000);

const someone = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

const said: string[] = [];
const log = (message: string) => said.push(message);
const isThrowaway = true;

let folder: TemporaryFolder;
let dataDir: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  dataDir = join(folder.path, 'data');
  await mkdir(dataDir);
});

afterEach(() => folder.remove());

// Everyone else is an ordinary user already, in every other test of the server.
(isRoot ? describe : describe.skip)('the account that runs PostgreSQL when root starts it', () => {
  it('need not be able to enter DATA_DIR: the database is then kept where it can', async () => {
    await chmod(dataDir, 0o700);
    const server = await startEmbeddedServer({ dataDir, log, isThrowaway });
    await server.stop();
    const link = join(dataDir, 'database');
    const elsewhere = await realpath(link);
    await rm(elsewhere, { recursive: true });

    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(said.join()).toContain(`The database is kept in ${elsewhere}`);
    await expect(startEmbeddedServer({ dataDir, log, isThrowaway })).rejects.toThrow(
      `${link} points to a directory that is gone`,
    );
  });

  (isRoot && canEnter(someone, import.meta.dirname) ? it : it.skip)(
    'is the ordinary user who made the database, whose own start works as well',
    async () => {
      await chown(dataDir, someone.uid, someone.gid);
      const theirs = await holdServer('application', dataDir, someone);
      await theirs.end();

      const server = await startEmbeddedServer({ dataDir, log, isThrowaway });
      await server.stop();

      expect((await stat(join(dataDir, 'database/cluster'))).uid).toBe(someone.uid);
    },
  );
});
