import fc from 'fast-check';
import {
  columnsOf,
  POSTCODE_COLUMNS,
  WARD_COLUMNS,
} from '../../../src/places/import/lookup-columns.rules.js';
import { readPostcodeLine, readWardLine } from '../../../src/places/import/lookup-lines.rules.js';
import { placeInWords } from '../../../src/places/place-in-words.rules.js';
import { postcodeOf } from '../../../src/places/postcode.rules.js';

const HEADER = [
  ...['postcode', 'lsoa21_code', 'lsoa21_name', 'ward25_code', 'ward25_name'],
  ...['imd2025_decile', 'imd2025_rank', 'latitude', 'longitude'],
];
const LINE = [
  ...['CO1 1AG', 'E01021650', 'Colchester 007E', 'E05010828', 'Castle', '5', '15810'],
  ...['51.89887', '0.89662'],
];

function postcodeLine(change: Readonly<Record<number, string>> = {}) {
  const columns = columnsOf(HEADER, POSTCODE_COLUMNS);
  if ('problem' in columns) throw new Error(columns.problem);
  return readPostcodeLine(
    LINE.map((cell, index) => change[index] ?? cell),
    columns,
  );
}

describe('the columns of a lookup', () => {
  it('are found in any order, in any case, of any year', () => {
    const header = ['IMD2030_rank', ' imd2030_decile', 'ward27_name', 'WARD27_CODE'];
    const read = columnsOf(
      [...header, 'lsoa31_name', 'lsoa31_code', 'x', 'pcds'],
      POSTCODE_COLUMNS,
    );

    expect(read).toMatchObject({
      at: { postcode: 7, lsoaCode: 5, wardCode: 3, imdDecile: 1, imdRank: 0 },
      years: { imdDecile: '2030', wardCode: '27', postcode: '' },
    });
  });

  it('are named when they are missing', () => {
    expect(columnsOf(['a', 'b'], POSTCODE_COLUMNS)).toEqual({
      problem:
        'The first line has no column postcode, lsoa25_code, lsoa25_name, ward25_code, ward25_name, imd2025_decile, imd2025_rank',
    });
    expect(columnsOf(['ward_code', 'lad_code'], WARD_COLUMNS)).toEqual({
      problem: 'The first line has no column ward_name, lad_name',
    });
  });
});

describe('a line of postcodes', () => {
  it('says where the postcode is', () => {
    expect(postcodeLine()).toEqual({
      row: {
        ...{ postcode: 'CO1 1AG', lsoaCode: 'E01021650', lsoaName: 'Colchester 007E' },
        ...{ wardCode: 'E05010828', wardName: 'Castle', imdDecile: 5, imdRank: 15810 },
        imdYear: 2025,
      },
    });
  });

  it('may say nothing of deprivation, as outside England', () => {
    expect(postcodeLine({ 5: '', 6: '' })).toMatchObject({
      row: { imdDecile: null, imdRank: null },
    });
  });

  it.each([
    [{ 0: 'CO11' }, '“CO11” is not a postcode'],
    [{ 1: 'E0102165' }, '“E0102165” is not a code like E01021650'],
    [{ 3: '' }, '“” is not a code like E01021650'],
    [{ 4: ' ' }, 'the name of its ward or neighbourhood is missing'],
    [{ 2: 'x'.repeat(201) }, 'the name of its ward or neighbourhood is missing'],
    [{ 5: '11' }, '“11” is not a decile from 1 to 10'],
    [{ 5: '' }, '“” is not a decile from 1 to 10'],
    [{ 6: '0' }, '“0” is not a rank'],
    [{ 6: '1e3' }, '“1e3” is not a rank'],
  ])('is refused with its reason: %j', (change, reason) => {
    expect(postcodeLine(change)).toEqual({ reason });
  });

  it('is refused, not misread, when it is cut short', () => {
    const columns = columnsOf(HEADER, POSTCODE_COLUMNS);
    if ('problem' in columns) throw new Error(columns.problem);

    expect(readPostcodeLine(['CO1 1AG'], columns)).toHaveProperty('reason');
    expect(readPostcodeLine([], columns)).toEqual({ reason: '“” is not a postcode' });
  });
});

describe('a line of wards', () => {
  const columns = columnsOf(['ward_code', 'ward_name', 'lad_code', 'lad_name'], WARD_COLUMNS);
  const read = (...cells: string[]) => {
    if ('problem' in columns) throw new Error(columns.problem);
    return readWardLine(cells, columns);
  };

  it('names the ward and its district', () => {
    expect(read('E05010828', 'Castle', 'E07000071', 'Colchester')).toEqual({
      row: {
        ...{ code: 'E05010828', name: 'Castle' },
        ...{ districtCode: 'E07000071', districtName: 'Colchester' },
      },
    });
  });

  it.each([
    [['castle', 'Castle', 'E07000071', 'Colchester'], '“castle” is not a code like E05010828'],
    [
      ['E05010828', '', 'E07000071', 'Colchester'],
      'the name of the ward or its district is missing',
    ],
  ])('is refused with its reason: %j', (cells, reason) => {
    expect(read(...cells)).toEqual({ reason });
  });
});

describe('a postcode', () => {
  it.each([
    ['co11jb', 'CO1 1JB'],
    [' CO1  1JB ', 'CO1 1JB'],
    ['w1a1aa', 'W1A 1AA'],
    ['CO1', undefined],
    ['CO1 1JBB', undefined],
  ])('typed as %j is %j', (typed, postcode) => {
    expect(postcodeOf(typed)).toBe(postcode);
  });

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/), (shaped) => {
        const postcode = postcodeOf(shaped);
        return postcode?.replace(' ', '') === shaped && postcodeOf(postcode) === postcode;
      }),
    );
  });
});

it.each([
  [1, 'Castle ward. Colchester 007E is among the 10% most deprived'],
  [5, 'the 50% most deprived'],
  [6, 'the 50% least deprived'],
  [10, 'the 10% least deprived'],
  [null, 'Castle ward, neighbourhood Colchester 007E'],
])('says decile %j in words', (imdDecile, words) => {
  const place = {
    ...{ postcode: 'CO1 1AG', lsoaCode: 'E01021650', lsoaName: 'Colchester 007E' },
    ...{ wardCode: 'E05010828', wardName: 'Castle', imdRank: imdDecile && 1, imdYear: 2025 },
  };

  expect(placeInWords({ ...place, imdDecile })).toContain(words);
});
