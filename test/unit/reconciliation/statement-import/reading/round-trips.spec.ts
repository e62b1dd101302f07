import fc from 'fast-check';
import { addDays } from '../../../../../src/kernel/london.js';
import { plainPounds, type Pence } from '../../../../../src/kernel/pence.js';
import { readWhole } from './read-whole.js';

/** What every format can say of a movement. */
interface Movement {
  readonly on: string;
  readonly pence: Pence;
  readonly words: string;
}

const movement: fc.Arbitrary<Movement> = fc.record({
  on: fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-06-01', days)),
  pence: fc.bigInt({ min: -10_000_000_000n, max: 10_000_000_000n }).filter((pence) => pence !== 0n),
  // Letters as a bank prints them, and what each format has to escape.
  words: fc
    .array(
      fc.constantFrom(
        'A',
        'B',
        'É',
        '0',
        '1',
        ' ',
        '&',
        '<',
        '>',
        '"',
        "'",
        '£',
        ',',
        ';',
        '.',
        '(',
        '-',
      ),
      { minLength: 1, maxLength: 30 },
    )
    .map((letters) => `X${letters.join('')}X`.replace(/\s+/g, ' ')),
});

const compact = (on: string): string => on.replaceAll('-', '');
const british = (on: string): string => on.split('-').reverse().join('/');
const size = (pence: Pence): string => plainPounds(pence < 0n ? -pence : pence);
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A naive writer of each format, as a bank's would be. */
const WRITERS: Readonly<Record<string, (movements: readonly Movement[]) => string>> = {
  'CSV of Lloyds': (movements) =>
    [
      'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,',
      ...movements.map(({ on, pence, words }) =>
        [
          british(on),
          'X',
          "'30-96-26",
          '12345678',
          cell(words),
          pence < 0n ? size(pence) : '',
          pence < 0n ? '' : size(pence),
          '',
        ].join(','),
      ),
    ].join('\r\n'),
  'CSV of NatWest': (movements) =>
    [
      'Date,Type,Description,Value,Balance,Account Name,Account Number',
      ...movements.map(({ on, pence, words }) =>
        [british(on), 'X', cell(words), plainPounds(pence), '', 'T', "'309626-12345678"].join(','),
      ),
    ].join('\n'),
  'OFX 1': (movements) =>
    `OFXHEADER:100\n\n<OFX><STMTRS><BANKACCTFROM><ACCTID>12345678</BANKACCTFROM><BANKTRANLIST>\n${movements
      .map(
        ({ on, pence, words }) =>
          `<STMTTRN><TRNTYPE>X<DTPOSTED>${compact(on)}<TRNAMT>${plainPounds(pence)}<NAME>${escaped(words)}\n</STMTTRN>\n`,
      )
      .join('')}</BANKTRANLIST></STMTRS></OFX>`,
  'OFX 2': (movements) =>
    `<?xml version="1.0"?><OFX><STMTRS><BANKTRANLIST>${movements
      .map(
        ({ on, pence, words }) =>
          `<STMTTRN><TRNTYPE>X</TRNTYPE><DTPOSTED>${compact(on)}120000</DTPOSTED><TRNAMT>${plainPounds(pence)}</TRNAMT><MEMO>${escaped(words)}</MEMO></STMTTRN>`,
      )
      .join('')}</BANKTRANLIST></STMTRS></OFX>`,
  MT940: (movements) =>
    [
      ':20:1',
      ':25:12345678',
      ':60F:C250101GBP0,',
      ...movements.flatMap(({ on, pence, words }) => [
        `:61:${compact(on).slice(2)}${compact(on).slice(4)}${pence < 0n ? 'D' : 'C'}${size(pence).replace('.', ',')}NTRFNONREF`,
        `:86:${words}`,
      ]),
      ':62F:C271231GBP0,',
      '-',
    ].join('\r\n'),
  'CAMT.053': (movements) =>
    `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>${movements
      .map(
        ({ on, pence, words }) =>
          `<Ntry><Amt Ccy="GBP">${size(pence)}</Amt><CdtDbtInd>${pence < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><AddtlNtryInf>${escaped(words)}</AddtlNtryInf></Ntry>`,
      )
      .join('')}</Stmt></BkToCstmrStmt></Document>`,
  QIF: (movements) =>
    `!Type:Bank\n${movements
      .map(
        ({ on, pence, words }) =>
          `D${british(on)}\nT${plainPounds(pence)}\nP${escaped(words)}\n^\n`,
      )
      .join('')}`,
};

it.each(Object.entries(WRITERS))('%s: what was written is read, to the penny', async (_, write) => {
  await fc.assert(
    fc.asyncProperty(fc.array(movement, { minLength: 1, maxLength: 15 }), async (movements) => {
      const { lines, problems } = await readWhole(write(movements), 'any', { dateOrder: 'dmy' });

      expect(problems).toEqual([]);
      expect(
        lines.map(({ bookedOn, amountPence, description }) => [bookedOn, amountPence, description]),
      ).toEqual(movements.map(({ on, pence, words }) => [on, pence, words]));
    }),
    { numRuns: 60 },
  );
});

it.each(
  Object.entries(WRITERS).filter(([format]) => !format.startsWith('CSV') && format !== 'QIF'),
)('%s: cut off anywhere, all of it is read or none', async (_, write) => {
  const movements = fc.sample(movement, { numRuns: 6, seed: 7 });
  const text = write(movements);
  const { lines: whole } = await readWhole(text);

  for (let length = 0; length < text.length; length++) {
    const { lines, problems } = await readWhole(text.slice(0, length));
    if (problems.length === 0) expect([length, lines]).toEqual([length, whole]);
  }
});

it.each(Object.entries(WRITERS).filter(([format]) => format.startsWith('CSV') || format === 'QIF'))(
  '%s: cut off anywhere, no line is read that was not whole',
  async (_, write) => {
    const movements = fc.sample(movement, { numRuns: 6, seed: 8 });
    const text = write(movements);
    const { lines: whole } = await readWhole(text, 'any', { dateOrder: 'dmy' });

    for (let length = 0; length < text.length; length++) {
      const { lines } = await readWhole(text.slice(0, length), 'any', { dateOrder: 'dmy' });
      const before = lines.slice(0, -1); // a table’s last row may lack its last figures, and nobody can tell
      expect(before).toEqual(whole.slice(0, before.length));
    }
  },
);

it('never fails otherwise than with sentences, whatever the file', async () => {
  const beginnings = Object.values(WRITERS).map((write) =>
    write(fc.sample(movement, { numRuns: 3, seed: 9 })),
  );
  const spoilt = fc
    .tuple(fc.constantFrom(...beginnings), fc.nat(400), fc.string({ unit: 'binary', maxLength: 8 }))
    .map(([text, at, noise]) => text.slice(0, at) + noise + text.slice(at + noise.length));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(spoilt, fc.string({ unit: 'binary', maxLength: 200 })),
      async (text) => {
        const { lines, problems, asks, leftOut } = await readWhole(text);

        for (const { amountPence, bookedOn } of lines) {
          expect(amountPence).not.toBe(0n);
          expect(bookedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        }
        expect([...problems, ...leftOut].every((sentence) => sentence.length < 500)).toBe(true);
        expect(asks === undefined || lines.length === 0).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
