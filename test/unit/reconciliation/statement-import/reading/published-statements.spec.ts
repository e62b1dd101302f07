import { readFileSync } from 'node:fs';
import { describeWithSharedData, sharedData } from '../../../../support/shared-data.js';
import { readWhole, type Whole } from './read-whole.js';

function published(fileName: string): Promise<Whole> {
  return readWhole(readFileSync(sharedData(`bank-statements/${fileName}`)), fileName);
}

const told = ({ lines }: Whole) => lines.map((line) => [line.bookedOn, line.amountPence]);

describeWithSharedData('statements that others published', () => {
  it('Lloyds’', async () => {
    const whole = await published('csv-uk-lloyds-sample-statement.csv');

    expect(whole).toMatchObject({ layout: 'Lloyds', problems: [] });
    expect(
      whole.lines.map((line) => [line.lineNumber, line.bookedOn, line.type, line.amountPence]),
    ).toEqual([
      [2, '2024-01-15', 'DEB', -899n],
      [3, '2024-01-12', 'DEB', -479n],
      [4, '2024-01-12', 'DEB', -597_512n],
      [5, '2023-12-01', 'FPI', 200_000n],
      [6, '2023-12-01', 'DD', -597n],
      [7, '2023-12-01', 'DD', -412n],
      [8, '2023-12-01', 'FPO', -25_000n],
      [9, '2023-12-01', 'DEB', -7_348n],
      [10, '2023-12-01', 'PAY', -1_250n],
      [11, '2023-12-01', 'DEB', -202n],
      [12, '2023-12-01', 'DD', -4_500n],
      [13, '2023-12-01', 'BGC', 50_000n],
    ]);
  });

  it('Nationwide’s, below its preamble', async () => {
    const whole = await published('csv-uk-nationwide-test-statement.csv');

    expect(whole).toMatchObject({ layout: 'Nationwide', problems: [] });
    expect(whole.parts[0]?.account.accountName).toBe('Foo current ****12345');
    expect(told(whole)).toEqual([
      ['2025-06-13', -3_000n],
      ['2025-06-13', -5_000n],
      ['2025-06-24', -3_000n],
      ['2025-06-25', 1_000n],
      ['2025-06-28', 10_000n],
      ['2025-08-20', -13_000n],
    ]);
  });

  it('Nationwide’s with dates that go back', async () => {
    const { lines } = await published('csv-uk-nationwide-statement-with-interest.csv');

    expect(lines.map(({ bookedOn }) => bookedOn).slice(2, 4)).toEqual(['2025-06-01', '2025-05-30']);
  });

  it('Nationwide’s with a row too many: it is named', async () => {
    const { problems } = await published('csv-uk-nationwide-bad-statement-1.csv');

    expect(problems).toEqual(['Line 6 has 7 columns where the header has 6']);
  });

  it('OFX 1, unclosed', async () => {
    const whole = await published('ofx-checking.ofx');

    expect(whole).toMatchObject({ layout: 'OFX', problems: [] });
    expect(whole.parts).toMatchObject([
      { currency: 'USD', closingPence: 10_099n, account: { accountNumber: '1452687~7' } },
    ]);
    expect(told(whole)).toEqual([
      ['2011-03-31', 1n],
      ['2011-04-05', -3_451n],
      ['2011-04-07', -2_500n],
    ]);
    expect(whole.lines[1]).toMatchObject({
      description: 'AUTOMATIC WITHDRAWAL, ELECTRIC BILL WEB(S )',
      bankReference: '0000487',
    });
  });

  it('OFX 2, with CDATA and Windows line ends', async () => {
    const whole = await published('ofx-suncorp.ofx');

    expect(told(whole)).toEqual([['2013-12-15', -1_685n]]);
    expect(whole.lines[0]?.description).toBe('EFTPOS WDL HANDYWAY ALDI STORE GEELONG WEST VICAU');
    expect(whole.parts).toMatchObject([{ currency: 'AUD', closingPence: 123_412n }]);
  });

  it('OFX without dates: each such line is named', async () => {
    expect((await published('ofx-bad-date_missing.ofx')).problems).toEqual([
      'Line 33 has no date',
      'Line 40 has no date',
      'Line 48 has a date that is not in the calendar: “20120231”',
    ]);
  });

  it('MT940 of two statements', async () => {
    const whole = await published('mt940-jejik-abnamro.sta');

    expect(whole).toMatchObject({ layout: 'MT940', problems: [] });
    expect(
      whole.parts.map(({ openingPence, closingPence, lines }) => [
        openingPence,
        closingPence,
        lines.length,
      ]),
    ).toEqual([
      [323_628n, 87_684n, 8],
      [287_684n, 184_975n, 2],
    ]);
    expect(told(whole).slice(0, 2)).toEqual([
      ['2011-05-24', -900n],
      ['2011-05-23', -1_159n],
    ]);
    expect(whole.lines[0]?.description).toContain('KPN - DIGITENNE BETALINGSKENM. 000000042188659');
  });

  it('MT940 with 30 February for a value date', async () => {
    expect((await published('mt940-self-provided-february_30.sta')).problems).toEqual([
      'Line 6 has a value date that is not in the calendar, the year coming first: “160230”',
    ]);
  });

  it('MT940 that ends with a movement of no statement', async () => {
    expect((await published('mt940-self-provided-multiline.sta')).problems).toEqual([
      'Line 38 is a movement that belongs to no statement',
    ]);
  });

  it.each([
    ['camt053.v2.all-balance-types.xml', 101n, 404n],
    ['camt053.v2.five.decimals.xml', 1_815n, 2_705n],
  ])('CAMT.053 %s', async (fileName, openingPence, closingPence) => {
    const whole = await published(fileName);

    expect(whole).toMatchObject({ layout: 'CAMT.053', problems: [] });
    expect(whole.parts).toMatchObject([{ currency: 'EUR', openingPence, closingPence }]);
    expect(told(whole)).toEqual([['2014-12-31', 885n]]);
    expect(whole.lines[0]).toMatchObject({
      description: 'Company Name Transaction Description 000000001',
      type: '544',
    });
  });

  it.each([
    '../360giving/360-giving-schema-titles-with-meta-tab.xlsx',
    '../360giving/examples/abct-783-grants.json',
    '../360giving/examples/colchester-organisations.csv',
    '../geography/colchester-wards-2025.geojson',
    '../README.md',
  ])('refuses %s with one sentence', async (fileName) => {
    expect((await published(fileName)).problems).toHaveLength(1);
  });

  const PUBLISHED = [
    'camt053.v2.all-balance-types.xml',
    'csv-uk-lloyds-sample-statement.csv',
    'csv-uk-nationwide-test-statement.csv',
    'mt940-jejik-abnamro.sta',
    'ofx-checking.ofx',
    'ofx-suncorp.ofx',
  ];

  it.each(PUBLISHED)(
    '%s cut off anywhere is read, refused or asked about',
    async (fileName) => {
      const bytes = readFileSync(sharedData(`bank-statements/${fileName}`));
      const whole = await readWhole(bytes, fileName);
      const isTable = fileName.endsWith('.csv');
      const ends = whole.parts.map((_, at) =>
        whole.parts.slice(0, at + 1).flatMap((part) => part.lines),
      );

      for (let length = 0; length < bytes.length; length += isTable ? 7 : 3) {
        const { lines, problems, asks } = await readWhole(bytes.subarray(0, length), fileName);
        if (problems.length > 0 || asks !== undefined) continue;
        // A table may end after any row; every other format says where each of its statements ends.
        if (isTable) expect(lines.length).toBeLessThanOrEqual(whole.lines.length);
        else expect(ends).toContainEqual(lines);
      }
    },
    60_000,
  );
});
