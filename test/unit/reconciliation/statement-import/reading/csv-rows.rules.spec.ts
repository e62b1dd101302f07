import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import {
  firstRows,
  likeliestDelimiter,
  rowsOf,
  UnclosedQuote,
} from '../../../../../src/reconciliation/statement-import/reading/csv-rows.rules.js';

const text = fc
  .array(fc.constantFrom('a', 'B', '£', '"', ',', ';', '\n', ' ', "'"), { maxLength: 8 })
  .map((letters) => letters.join(''));
const table = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
});

/** The text in pieces that end anywhere. */
function* inPieces(whole: string, size: number): Generator<string> {
  for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size);
}

it('reads every table that a spreadsheet writes, as a library does', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, size) => {
      const written = stringify(rows, { quoted: true });

      const read = [...rowsOf(inPieces(written, size), ',')];

      expect(read.map(({ cells }) => cells)).toEqual(rows);
      expect(read.map(({ cells }) => cells)).toEqual(
        parse(written, { relax_column_count: true, record_delimiter: '\n' }),
      );
      expect(read.map(({ raw }) => raw).join('\n')).toBe(written.replace(/\n$/, ''));
    }),
  );
});

it('says on which line of the file each row begins', () => {
  const rows = [...rowsOf(['a,b\n\n"x\n', 'y",2\n3,4'], ',')];

  expect(rows).toEqual([
    { lineNumber: 1, cells: ['a', 'b'], raw: 'a,b' },
    { lineNumber: 2, cells: [''], raw: '' },
    { lineNumber: 3, cells: ['x\ny', '2'], raw: '"x\ny",2' },
    { lineNumber: 5, cells: ['3', '4'], raw: '3,4' },
  ]);
});

it.each([
  ['a quotation mark in the midst of a cell', 'THE "OLD" SHOP,1', ['THE "OLD" SHOP', '1']],
  ['letters after a quoted cell', '"A"B,1', ['AB', '1']],
  ['a quotation mark said twice', '"A ""B""",1', ['A "B"', '1']],
  ['an empty cell at the end', 'A,', ['A', '']],
  ['an empty quoted cell', '"",A', ['', 'A']],
])('reads %s', (_, line, cells) => {
  expect([...rowsOf([line], ',')].map((row) => row.cells)).toEqual([cells]);
});

it('names the line of a quotation mark that is never closed, and does not read on for ever', () => {
  const read = (whole: Iterable<string>) => () => [...rowsOf(whole, ',')];
  const endless = function* (): Generator<string> {
    yield 'a\nb,"';
    for (;;) yield 'x\n'.repeat(1_000);
  };

  expect(read(['a\nb,"c\nd'])).toThrow(new UnclosedQuote(2));
  expect(read(endless())).toThrow('Line 2 has a quotation mark that is never closed');
});

it('takes the first rows only, and finds what parts them', () => {
  const semicolons = 'a;b;1,5\nc;d;2,5\n';

  expect(firstRows([semicolons], ';', 1).map(({ cells }) => cells)).toEqual([['a', 'b', '1,5']]);
  expect(likeliestDelimiter(() => [semicolons])).toBe(';');
});
