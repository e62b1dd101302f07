import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { entities } from '../../src/entities.js';
import { processors } from '../../src/worker.module.js';

const SOURCES = join(import.meta.dirname, '../../src');

async function filesEndingIn(ending: string): Promise<readonly string[]> {
  const all = await readdir(SOURCES, { recursive: true });
  return all.filter((path) => path.endsWith(ending)).sort();
}

async function textOf(paths: readonly string[]): Promise<string> {
  const texts = await Promise.all(paths.map((path) => readFile(join(SOURCES, path), 'utf8')));
  return texts.join('\n');
}

describe('what is listed by hand', () => {
  it('names every entity in entities.ts', async () => {
    const source = await textOf(await filesEndingIn('.entity.ts'));
    const declared = [...source.matchAll(/^export class (\w+)/gm)].map(([, name]) => name);

    expect(entities.map(({ name }) => name).sort()).toEqual(declared.sort());
  });

  it('names every processor in worker.module.ts', async () => {
    const source = await textOf(await filesEndingIn('.processor.ts'));
    const declared = [...source.matchAll(/^export class (\w+)/gm)].map(([, name]) => name);

    expect(processors.map(({ name }) => name).sort()).toEqual(declared.sort());
  });

  it('has one processor for each event that a room declares', async () => {
    const declared = [
      ...(await textOf(await filesEndingIn('.events.ts'))).matchAll(/event: '([^']+)'/g),
    ];
    const handled = await readFile(join(SOURCES, 'consequences.processor.ts'), 'utf8');
    const cases = [...handled.matchAll(/case '([^']+)'/g)].map(([, name]) => name);

    expect(cases.sort()).toEqual([...new Set(declared.map(([, name]) => name))].sort());
  });

  it('uses every template', async () => {
    const templates = await filesEndingIn('.njk');
    const code = await textOf([...(await filesEndingIn('.ts')), ...templates]);

    const unused = templates.filter((path) => !code.includes(relative('.', path)));

    expect(unused).toEqual([]);
  });

  it('keeps every file short enough to read in one sitting', async () => {
    const long: string[] = [];
    for (const path of await filesEndingIn('.ts')) {
      const lines = (await readFile(join(SOURCES, path), 'utf8')).split('\n').length;
      if (lines > 430) long.push(`${path}: ${lines}`);
    }

    expect(long).toEqual([]);
  });
});
