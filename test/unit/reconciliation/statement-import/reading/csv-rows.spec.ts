import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import {
  firstRows,
  likeliestDelimiter,
  rowsOf,
  UnclosedQuote,
} from '../../../../../src/reconciliation/statement-import/reading/csv-rows.js';
import type { Row } from '../../../../../src/reconciliation/statement-import/reading/table.rules.js';

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

async function all(pieces: Iterable<string>, fromLine?: number): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of rowsOf(pieces, ',', fromLine)) rows.push(row);
  return rows;
}

it('reads every table that a spreadsheet writes, whole and from any of its rows on', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
      const written = stringify(rows, { quoted: true });

      const read = await all(inPieces(written, size));

      expect(read.map(({ cells }) => cells)).toEqual(rows);
      expect(read.map(({ raw }) => raw).join('\n')).toBe(written.replace(/\n$/, ''));
      for (const [at, row] of read.entries()) {
        const lines = written.split('\n').slice(row.lineNumber - 1);
        expect(lines.join('\n').startsWith(row.raw)).toBe(true);
        expect(await all(inPieces(written, size), row.lineNumber)).toEqual(read.slice(at));
      }
    }),
  );
});

it('says on which line of the file each row begins', async () => {
  expect(await all(['a,b\n\n"x\n', 'y",2\n3,4'])).toEqual([
    { lineNumber: 1, cells: ['a', 'b'], raw: 'a,b' },
    { lineNumber: 2, cells: [''], raw: '' },
    { lineNumber: 3, cells: ['x\ny', '2'], raw: '"x\ny",2' },
    { lineNumber: 5, cells: ['3', '4'], raw: '3,4' },
  ]);
});

it.each([
  ['a quotation mark in the midst of a cell', 'THE "OLD" SHOP,1', ['THE "OLD" SHOP', '1']],
  ['letters after a quoted cell', '"A"B,1', ['"A"B', '1']],
  ['a quotation mark said twice', '"A ""B""",1', ['A "B"', '1']],
  ['an empty cell at the end', 'A,', ['A', '']],
  ['an empty quoted cell', '"",A', ['', 'A']],
])('reads %s', async (_, line, cells) => {
  expect((await all([line])).map((row) => row.cells)).toEqual([cells]);
});

it('names the line of a quotation mark that is never closed, and does not read on for ever', async () => {
  const endless = function* (): Generator<string> {
    yield 'a\nb,"';
    for (;;) yield 'x\n'.repeat(1_000);
  };

  await expect(all(['a\nb,"c\nd'])).rejects.toThrow(new UnclosedQuote(2));
  await expect(all(endless())).rejects.toThrow('Line 2 has a quotation mark that is never closed');
});

it('takes the first rows only, and finds what parts them', async () => {
  const semicolons = 'a;b;1,5\nc;d;2,5\n';

  expect((await firstRows([semicolons], ';', 1)).map(({ cells }) => cells)).toEqual([
    ['a', 'b', '1,5'],
  ]);
  expect(await likeliestDelimiter(() => [semicolons])).toBe(';');
});
