import { jest } from '@jest/globals';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openHouse, type House } from '../../support/house.js';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.js';
import { balancesByHledger, outsider } from '../ledger/outsiders.js';
import { aPaymentSent } from '../reconciliation/a-payment.js';
import { almoner, settingsOf, type Ended } from './almoner.js';

jest.setTimeout(180_000);

let house: House;
let folder: TemporaryFolder;

beforeAll(async () => {
  [house, folder] = await Promise.all([openHouse(), temporaryFolder()]);
  const ade = await house.person('Ade Balogun', 'trustee-administrator');
  const bea = await house.person('Bea Carter', 'trustee-administrator');
  await aPaymentSent(house, 240_000n, ade, bea);
});

afterAll(async () => {
  await house.close();
  await folder.remove();
});

const run = (...words: string[]): Promise<Ended> => almoner(settingsOf(house), ...words);

const BALANCES = [
  ['bank:current-1', 10_000_000],
  ['funds:fund-1:available', 9_760_000],
  ['funds:fund-1:held', -10_000_000],
  ['funds:fund-1:in-transit:OC-2026-0101', 240_000],
  ['funds:fund-1:received', -10_000_000],
] as const;

describe('balances', () => {
  it('prints every account and its pence, as JSON', async () => {
    const { status, out } = await run('balances', '--json');
    const accounts = JSON.parse(out) as { account: string; pence: number }[];

    expect(status).toBe(0);
    const filled = accounts.filter(({ pence }) => pence !== 0);
    expect(filled.map(({ account, pence }) => [account, pence])).toEqual(BALANCES);
  });

  it('prints them in pounds for people, in two columns', async () => {
    const { status, out } = await run('balances');

    expect(status).toBe(0);
    expect(out).toMatch(/^bank:current-1 +£100,000\.00$/m);
    expect(out).toMatch(/^funds:fund-1:held +−£100,000\.00$/m);
    expect(
      new Set(
        out
          .trimEnd()
          .split('\n')
          .map(({ length }) => length),
      ).size,
    ).toBe(1);
  });
});

describe('export journal', () => {
  it.each([
    ['hledger', /^account bank:current-1 /m],
    ['beancount', /^\d{4}-\d\d-\d\d open /m],
  ])('prints it for %s', async (format, pattern) => {
    const { status, out, err } = await run('export', 'journal', '--format', format);

    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(pattern);
    expect(out).toContain('Payment OC-2026-0101-1 to Stanway Stitchers 1');
  });

  it('writes into a file what it would have printed, over what was there, and leaves nothing else', async () => {
    const path = join(folder.path, 'journal.csv');
    await writeFile(path, 'last year’s');

    const ended = await run('export', 'journal', '--format', 'csv', '--out', path);

    expect(ended).toEqual({ status: 0, out: `The journal is in ${path}.\n`, err: '' });
    const { out } = await run('export', 'journal', '--format', 'csv');
    expect(await readFile(path, 'utf8')).toBe(out);
    expect(await readdir(folder.path)).toEqual(['journal.csv']);
  });

  it('says in one sentence that it can’t write there', async () => {
    const path = join(folder.path, 'no such folder', 'journal.csv');

    expect(await run('export', 'journal', '--format', 'csv', '--out', path)).toEqual({
      status: 1,
      out: '',
      err: `${path} was not written: there is no such folder.\n`,
    });
  });

  const itWithHledger = outsider('hledger').isHere ? it : it.skip;

  itWithHledger('comes to the same balances in hledger', async () => {
    const path = join(folder.path, 'almoner.journal');
    await run('export', 'journal', '--format', 'hledger', '--out', path);

    expect(await balancesByHledger(path)).toEqual(
      Object.fromEntries(BALANCES.map(([account, pence]) => [account, BigInt(pence)])),
    );
  });
});
