import { jest } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlacesImport } from '../../../src/places/import/places-import.service.js';
import { Places } from '../../../src/places/places.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { describeWithSharedData, sharedData } from '../../support/shared-data.js';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.js';
import { almoner, settingsOf, type Ended } from '../commands/almoner.js';

jest.setTimeout(180_000);

const HEADER =
  'postcode,lsoa21_code,lsoa21_name,ward25_code,ward25_name,imd2025_decile,imd2025_rank,latitude,longitude';

let house: House;
let folder: TemporaryFolder;

beforeAll(async () => {
  [house, folder] = await Promise.all([openHouse(), temporaryFolder()]);
});

beforeEach(async () => {
  await house.db.query('DELETE FROM postcode');
});

afterAll(async () => {
  await house.close();
  await folder.remove();
});

const importing = (...words: string[]): Promise<Ended> =>
  almoner(settingsOf(house), 'import', ...words);

async function aFile(name: string, ...lines: readonly string[]): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, `\uFEFF${[HEADER, ...lines].join('\r\n')}\r\n`);
  return path;
}

const line = (postcode: string, ward = 'Castle', decile = '5'): string =>
  `${postcode},E01021650,Colchester 007E,E05010828,${ward},${decile},15810,51.9,0.9`;

const known = async (): Promise<readonly string[]> =>
  (
    await house.db.query<{ known: string }[]>(
      `SELECT postcode || ' ' || ward_name AS known FROM postcode ORDER BY 1`,
    )
  ).map((row) => row.known);

it('takes the lines that can be read, names each that can’t, and does not call that success', async () => {
  const path = await aFile(
    'some.csv',
    line('CO1 1AA'),
    line('nowhere'),
    line('co11ab', '"Castle, North"'),
    line('CO1 1AA', 'New Town'),
    line('CO1 1AC', 'Castle', '12'),
  );

  const { status, out, err } = await importing('postcodes', path);

  expect(out.split('\n')).toEqual([
    'Refused: line 3: “nowhere” is not a postcode',
    'Refused: line 6: “12” is not a decile from 1 to 10',
    'Refused: line 5: an earlier line has the same postcode',
    '2 postcodes added, 0 changed, 0 removed, 0 as they were, 3 lines refused.',
    '',
  ]);
  expect({ status, err }).toEqual({ status: 1, err: `3 lines of ${path} were refused.\n` });
  expect(await known()).toEqual(['CO1 1AA Castle', 'CO1 1AB Castle, North']);
});

it('changes nothing for the same file, and only what is new for a newer one; a dry run stores nothing', async () => {
  const older = await aFile('older.csv', line('CO1 1AA'), line('CO1 1AB'), line('CO1 1AC'));
  const newer = await aFile('newer.csv', line('CO1 1AA'), line('CO1 1AB', 'New'), line('CO1 1AD'));
  await importing('postcodes', older);

  const again = await importing('postcodes', older);
  const dry = await importing('postcodes', newer, '--dry-run');
  const afterDry = await known();
  const real = await importing('postcodes', newer);

  expect(again).toMatchObject({
    status: 0,
    out: '0 postcodes added, 0 changed, 0 removed, 3 as they were, 0 lines refused.\n',
  });
  const said = '1 postcode added, 1 changed, 1 removed, 1 as they were, 0 lines refused.\n';
  expect(dry).toMatchObject({ status: 0, out: `${said}Nothing was stored.\n` });
  expect(afterDry).toEqual(['CO1 1AA Castle', 'CO1 1AB Castle', 'CO1 1AC Castle']);
  expect(real).toMatchObject({ status: 0, out: said });
  expect(await known()).toEqual(['CO1 1AA Castle', 'CO1 1AB New', 'CO1 1AD Castle']);
  const acts = await house.db.query<{ detail: object }[]>(
    `SELECT detail FROM audit_event WHERE subject = 'places/postcode' ORDER BY id DESC LIMIT 1`,
  );
  expect(acts).toEqual([
    { detail: { added: 1, changed: 1, removed: 1, unchanged: 1, refused: 0 } },
  ]);
});

it('leaves what was there when the file is no lookup, is empty, or has no line that can be read', async () => {
  await importing('postcodes', await aFile('good.csv', line('CO1 1AA')));
  const other = join(folder.path, 'other.csv');
  await writeFile(other, 'name,town\nA,B\n');
  const empty = join(folder.path, 'empty.csv');
  await writeFile(empty, '');
  const unreadable = await aFile('unreadable.csv', line('x'), line('y'));

  const ends = [
    await importing('postcodes', other),
    await importing('postcodes', empty),
    await importing('postcodes', unreadable),
    await importing('postcodes', join(folder.path, 'nowhere.csv')),
    await importing('postcodes', folder.path),
  ];

  expect(ends.map(({ status }) => status)).toEqual([1, 1, 1, 1, 1]);
  expect(ends.map(({ err }) => err.replaceAll(folder.path, ''))).toEqual([
    expect.stringContaining('/other.csv was not imported: The first line has no column postcode'),
    '/empty.csv was not imported: it is empty.\n',
    '/unreadable.csv was not imported: none of its lines can be read.\n',
    '/nowhere.csv was not imported: there is no such file.\n',
    ' was not imported: it is a folder.\n',
  ]);
  expect(await known()).toEqual(['CO1 1AA Castle']);
});

it('lets one of two imports at once wait for the other', async () => {
  const one = await aFile('one.csv', line('CO1 1AA'), line('CO1 1AB'));
  const other = await aFile('two.csv', line('CO1 1AB'), line('CO1 1AC'));
  const run = (file: string) =>
    house.get(PlacesImport).postcodes({ file, isDryRun: false, onRefused: () => undefined });

  await Promise.all([run(one), run(other), run(one), run(other)]);

  expect([2]).toContain((await known()).length);
});

it('answers nothing before a lookup was imported, and for what is no postcode', async () => {
  const places = house.get(Places);

  expect(await places.of('CO1 1AA')).toBeUndefined();
  expect(await places.of('<b>')).toBeUndefined();
});

describeWithSharedData('the published lookups of Colchester', () => {
  it('are read whole', async () => {
    const postcodes = await importing(
      'postcodes',
      sharedData('geography/colchester-postcodes-2014-lsoa21-ward25-imd25.csv'),
    );
    const wards = await importing('wards', sharedData('geography/colchester-wards-2025.csv'));

    expect(postcodes.err).toBe('');
    expect(postcodes.out).toMatch(/^[45],\d{3} postcodes added, .* 0 lines refused\.\n$/);
    expect(wards.out).toBe(
      '17 wards added, 0 changed, 0 removed, 0 as they were, 0 lines refused.\n',
    );
    expect(await house.get(Places).of('co11ag')).toEqual({
      ...{ postcode: 'CO1 1AG', lsoaCode: 'E01021650', lsoaName: 'Colchester 007E' },
      ...{ wardCode: 'E05010828', wardName: 'Castle', imdDecile: 5, imdRank: 15810 },
      imdYear: 2025,
    });
    const names = (await house.get(Places).wards()).map(({ name }) => name);
    expect(names).toHaveLength(17);
    expect(names).toContain('Berechurch');
  });
});
