import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { askClamd, ScannerAway } from '../../../src/platform/files/scanning/clamd.js';
import { piecesOf } from '../../../src/platform/files/file-content.js';
import { HARMFUL, openClamd, type Mood, type StandInClamd } from '../../support/clamd.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const clean = Buffer.from('%PDF-1.4 a constitution');
const harmful = Buffer.from(`%PDF-1.4 ${HARMFUL}`);
const large = randomBytes(9_000_000);

let clamd: StandInClamd;
beforeAll(async () => {
  clamd = await openClamd();
});
beforeEach(() => {
  clamd.mood = 'works';
});
afterAll(() => clamd.close());

const ask = (bytes: Buffer, patienceMs = 20_000, url = clamd.url) =>
  askClamd(url, piecesOf(bytes), patienceMs);

it('tells clean from harmful, small and large', async () => {
  expect(await ask(clean)).toEqual({ scan: 'clean', found: null });
  expect(await ask(harmful)).toEqual({ scan: 'infected', found: 'Eicar-Test-Signature' });
  expect(await ask(large)).toEqual({ scan: 'clean', found: null });
});

it('speaks over a socket of the file system', async () => {
  const folder = await temporaryFolder();
  const local = await openClamd(join(folder.path, 'clamd.ctl'));
  try {
    expect(await ask(harmful, 20_000, local.url)).toMatchObject({ scan: 'infected' });
  } finally {
    await local.close();
    await folder.remove();
  }
});

it('knows a file that the scanner will not take, though it answers while the file is still sent', async () => {
  clamd.mood = 'too-small';

  expect(await ask(large)).toEqual({
    scan: 'unscannable',
    found: 'it is larger than the scanner takes',
  });
});

it('knows an error of the scanner', async () => {
  clamd.mood = 'errs';

  expect(await ask(clean)).toEqual({ scan: 'unscannable', found: "Can't allocate memory" });
});

it.each<[Mood, number]>([
  ['hangs', 200],
  ['hangs-up', 20_000],
  ['talks-nonsense', 20_000],
])('passes nothing when the scanner %s', async (mood, patienceMs) => {
  clamd.mood = mood;

  await expect(ask(large, patienceMs)).rejects.toBeInstanceOf(ScannerAway);
  await expect(ask(clean, patienceMs)).rejects.toBeInstanceOf(ScannerAway);
});

it('passes nothing when there is no scanner', async () => {
  const gone = await openClamd();
  await gone.close();

  await expect(ask(clean, 20_000, gone.url)).rejects.toBeInstanceOf(ScannerAway);
  await expect(ask(clean, 20_000, 'unix:/nowhere/clamd.ctl')).rejects.toThrow('ENOENT');
});

it('passes nothing when the file itself can’t be read to its end', async () => {
  async function* broken(): AsyncGenerator<Buffer> {
    yield await Promise.resolve(clean);
    throw new Error('The database went away');
  }

  await expect(askClamd(clamd.url, broken(), 20_000)).rejects.toThrow('The database went away');
});
