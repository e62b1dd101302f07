import {
  isOpenTo,
  scanAdvice,
  verdictOf,
  whyClosed,
  type FileReader,
  type ScanState,
} from '../../../../src/platform/files/scanning/scan.rules.js';
import { shownFile, sizeInWords } from '../../../../src/platform/files/shown-file.rules.js';

const STATES: readonly ScanState[] = ['not-checked', 'waiting', 'clean', 'infected', 'unscannable'];
const READERS: readonly FileReader[] = ['own', 'staff', 'panel'];

describe('an answer of the scanner', () => {
  it.each([
    ['stream: OK', { scan: 'clean', found: null }],
    ['stream: OK\n', { scan: 'clean', found: null }],
    ['stream: Win.Test.EICAR_HDB-1 FOUND', { scan: 'infected', found: 'Win.Test.EICAR_HDB-1' }],
    ['stream: OK FOUND', { scan: 'infected', found: 'OK' }],
    [
      'INSTREAM size limit exceeded. ERROR',
      { scan: 'unscannable', found: 'it is larger than the scanner takes' },
    ],
    [
      "stream: Can't allocate memory ERROR",
      { scan: 'unscannable', found: "Can't allocate memory" },
    ],
    ['UNKNOWN COMMAND', undefined],
    ['OK', undefined],
    ['stream: ok', undefined],
    ['stream: OK, nearly', undefined],
    ['', undefined],
  ])('%j is read for what it says', (said, verdict) => {
    expect(verdictOf(said)).toEqual(verdict);
  });
});

it('opens a file to whom its state allows', () => {
  const table = STATES.map((state) => [
    state,
    ...READERS.map((reader) => isOpenTo(reader, state, true)),
    isOpenTo('panel', state, false),
  ]);

  // state, own, staff, panel; panel where no scanner is set
  expect(table).toEqual([
    ['not-checked', true, true, false, true],
    ['waiting', true, true, false, false],
    ['clean', true, true, true, true],
    ['infected', false, false, false, false],
    ['unscannable', true, true, false, false],
  ]);
});

it('says to whoever sent it what to do, and why it is closed', () => {
  expect(STATES.filter((state) => scanAdvice(state, 'Eicar') !== undefined)).toEqual([
    'waiting',
    'infected',
    'unscannable',
  ]);
  expect(scanAdvice('infected', 'Eicar')).toContain('(Eicar), so nobody can open it');
  expect(whyClosed('infected', 'Eicar')).toContain('Eicar');
  expect(whyClosed('unscannable', 'too large')).toContain('(too large)');
  expect(whyClosed('waiting', null)).toContain('still to be checked');
});

it('shows a link only where the file is open, and advice only to its own people', () => {
  const file = { id: 'f', fileName: 'a.pdf', size: 1, scan: 'waiting', scanFound: null } as const;
  const looking = { isScannerSet: true, href: '/f' };

  expect(shownFile(file, { ...looking, reader: 'panel' })).toMatchObject({
    href: undefined,
    advice: undefined,
    scan: { text: 'Being checked for viruses' },
  });
  expect(shownFile(file, { ...looking, reader: 'own' })).toMatchObject({
    href: '/f',
    advice: expect.stringContaining('nothing for you to do') as string,
  });
});

it.each([
  [1, '1 KB'],
  [1499, '1 KB'],
  [1500, '2 KB'],
  [999_999, '999 KB'],
  [1_000_000, '1.0 MB'],
  [9_950_000, '9.9 MB'],
])('says a size of %d bytes as %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
