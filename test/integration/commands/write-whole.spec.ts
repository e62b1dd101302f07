import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../../src/commands/write-whole.js';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.js';

let folder: TemporaryFolder;
let path: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  path = join(folder.path, 'journal.csv');
});

afterEach(() => folder.remove());

it('shows nothing under the name until all is written', async () => {
  let wasThere = true;

  await writeWhole(path, (file) => {
    file.write('first ');
    wasThere = existsSync(path);
    file.write('second');
    return Promise.resolve();
  });

  expect(wasThere).toBe(false);
  expect(await readFile(path, 'utf8')).toBe('first second');
});

it('keeps what was there, and leaves nothing behind, when the writing fails', async () => {
  await writeFile(path, 'last year’s');

  const writing = writeWhole(path, (file) => {
    file.write('half');
    return Promise.reject(new Error('The database went away'));
  });

  await expect(writing).rejects.toThrow('The database went away');
  expect(await readFile(path, 'utf8')).toBe('last year’s');
  expect(await readdir(folder.path)).toEqual(['journal.csv']);
});

it('says in one sentence why it can’t write', async () => {
  await writeFile(path, '');
  await mkdir(join(folder.path, 'folder'));
  const nothing = (): Promise<void> => Promise.resolve();
  const below = (...names: string[]): string => join(folder.path, ...names);

  await expect(writeWhole(below('nowhere', 'x.csv'), nothing)).rejects.toThrow(
    'was not written: there is no such folder.',
  );
  await expect(writeWhole(below('journal.csv', 'x.csv'), nothing)).rejects.toThrow(
    'was not written: what should be its folder is a file.',
  );
  await expect(writeWhole(below('folder'), nothing)).rejects.toThrow(
    'was not written: it is a folder.',
  );
  expect((await readdir(folder.path)).sort()).toEqual(['folder', 'journal.csv']);
});
