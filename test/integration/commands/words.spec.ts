import { jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { holdServer } from '../../support/server-holder.js';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.js';
import { almoner } from './almoner.js';

jest.setTimeout(180_000);

const HINT = 'Type "npm run almoner -- --help" for what there is.\n';

describe('its words', () => {
  it('are listed with examples by --help', async () => {
    const { status, out } = await almoner({}, '--help');

    expect(status).toBe(0);
    for (const word of ['verify', 'balances', 'import', 'export', 'admin']) {
      expect(out).toMatch(new RegExp(`^ {2}${word} `, 'm'));
    }
    expect(out).toContain('import statement november.csv --account main');
  });

  it.each([
    [['nonsense'], "error: unknown command 'nonsense'\n"],
    [['import', 'statement', 'x.csv'], "error: required option '--account <name>' not specified\n"],
    [
      ['export', 'journal', '--format', 'pdf'],
      "error: option '--format <format>' argument 'pdf' is invalid. Allowed choices are hledger, beancount, csv.\n",
    ],
  ])('are not %j: says so and where help is', async (words, sentence) => {
    expect(await almoner({}, ...words)).toEqual({ status: 1, out: '', err: sentence + HINT });
  });

  it('are nothing without settings that are right: one sentence names the wrong one', async () => {
    expect(await almoner({ PORT: 'eighty' }, 'verify')).toEqual({
      status: 1,
      out: '',
      err: 'PORT must be a number from 0 to 65535, not "eighty".\n',
    });
  });

  it('say in one sentence that the database does not answer', async () => {
    const settings = {
      DATABASE_URL: 'postgres://127.0.0.1:1/almoner',
      SMTP_URL: 'smtp://127.0.0.1:1',
      SESSION_SECRET: 'a secret that only the tests know, long enough',
      ENCRYPTION_KEY: 'a key that only the tests know, long enough',
    };

    expect(await almoner(settings, 'balances')).toEqual({
      status: 1,
      out: '',
      err: 'DATABASE_URL names a database that we can’t reach: connect ECONNREFUSED 127.0.0.1:1.\n',
    });
  });
});

describe('in a data folder', () => {
  let folder: TemporaryFolder;
  let settings: { readonly DATA_DIR: string };

  beforeAll(async () => {
    folder = await temporaryFolder();
    settings = { DATA_DIR: join(folder.path, 'data') };
  });

  afterAll(() => folder.remove());

  const isServing = (): boolean =>
    existsSync(join(settings.DATA_DIR, 'database/cluster/postmaster.pid'));

  it('starts the database for its own duration, and proves that nothing is there', async () => {
    expect(await almoner(settings, 'verify')).toMatchObject({
      status: 0,
      out: 'Everything agrees: 0 entries, 0 movements, 0 acts on the record.\n',
    });

    expect(existsSync(join(settings.DATA_DIR, 'database/cluster/PG_VERSION'))).toBe(true);
    expect(isServing()).toBe(false);
  });

  it('joins the database of pages that are running, and leaves it to them', async () => {
    const pages = await holdServer('application', settings.DATA_DIR);
    try {
      const both = await Promise.all([
        almoner(settings, 'admin', 'add', 'ada@example.org'),
        almoner(settings, 'balances'),
      ]);

      expect(both.map(({ status }) => status)).toEqual([0, 0]);
      expect(both[1].out).toBe('The ledger has no accounts yet.\n');
      expect(isServing()).toBe(true);
    } finally {
      await pages.end();
    }
  });

  it('finds there what the command before it wrote', async () => {
    expect(await almoner(settings, 'admin', 'add', 'ada@example.org')).toMatchObject({
      status: 0,
      out: 'ada@example.org was an administrator already.\n',
    });
    expect(isServing()).toBe(false);
  });
});
