import { readWhole } from './read-whole.js';

interface Made {
  readonly account?: string;
  readonly opening?: string;
  readonly closing?: string;
  readonly movements?: readonly string[];
}

const GIFT = ':61:2612021202C25,00NTRFNONREF//B1\n:86:A NEIGHBOUR';

function message({
  account = '309626/12345678',
  opening = 'C261130GBP1000,',
  closing = 'C261202GBP1025,',
  movements = [GIFT],
}: Made = {}) {
  return [
    ':20:STMT',
    `:25:${account}`,
    ':28C:12/1',
    `:60F:${opening}`,
    ...movements,
    `:62F:${closing}`,
    '-',
    '',
  ].join('\n');
}

const one = (movement: string) => readWhole(message({ movements: [movement] }), 'december.sta');

describe('MT940', () => {
  it('is read, with both its balances', async () => {
    const { layout, parts, lines, problems } = await readWhole(message());

    expect({ layout, problems }).toEqual({ layout: 'MT940', problems: [] });
    expect(parts).toMatchObject([
      {
        account: { accountNumber: '309626/12345678' },
        currency: 'GBP',
        openingPence: 100_000n,
        closingPence: 102_500n,
        toOn: '2026-12-02',
      },
    ]);
    expect(lines).toEqual([
      {
        lineNumber: 5,
        bookedOn: '2026-12-02',
        amountPence: 2_500n,
        balancePence: undefined,
        description: 'A NEIGHBOUR',
        type: 'NTRF',
        raw: GIFT,
        bankReference: 'B1',
      },
    ]);
  });

  it.each([
    ['C', 2_500n],
    ['D', -2_500n],
    ['RC', -2_500n], // a credit reversed goes out again
    ['RD', 2_500n],
    ['CR', 2_500n], // C, and a letter of the currency
    ['DP', -2_500n],
    ['RDP', 2_500n],
  ])('knows the mark %s', async (mark, amountPence) => {
    expect((await one(GIFT.replace('C25', `${mark}25`))).lines).toMatchObject([{ amountPence }]);
  });

  it.each([
    ['500,', 50_000n],
    ['0,5', 50n],
    ['1234,560', 123_456n],
    ['12.34', 1_234n],
  ])('reads the amount %s', async (written, amountPence) => {
    expect((await one(GIFT.replace('25,00', written))).lines).toMatchObject([{ amountPence }]);
  });

  it.each([
    ['2612021203', '2026-12-03'],
    ['261202', '2026-12-02'],
    ['2612310102', '2027-01-02'], // booked in the new year
    ['2701011231', '2026-12-31'], // valued in it
    ['2802280229', '2028-02-29'],
  ])('books %s on %s', async (dates, bookedOn) => {
    expect((await one(GIFT.replace('2612021202', dates))).lines).toMatchObject([{ bookedOn }]);
  });

  it.each([
    [
      'words over several lines',
      ':86:WIVENHOE LUNCH\nCLUB OC-2026-0007-1',
      'WIVENHOE LUNCH CLUB OC-2026-0007-1',
    ],
    [
      'a structure of its own',
      ':86:166?00TRANSFER?109310?20OC-2026-00\n07-1?21THANK YOU?30BANK?32WIVENHOE?33 LUNCH CLUB',
      'TRANSFER OC-2026-0007-1 THANK YOU WIVENHOE LUNCH CLUB',
    ],
    ['none', '', ''],
  ])('tells of a movement in %s', async (_, told, description) => {
    const { lines, problems } = await one(`:61:2612021202C25,NTRFNONREF\n${told}`.trim());

    expect(problems).toEqual([]);
    expect(lines).toMatchObject([{ description, bankReference: undefined }]);
  });

  it('keeps our own reference and what is added on the next line', async () => {
    const { lines } = await one(':61:2612021202D480,NTRFOC-2026-0007-1//B2\nFASTER PAYMENT');

    expect(lines).toMatchObject([
      { description: 'OC-2026-0007-1 FASTER PAYMENT', bankReference: 'B2' },
    ]);
  });

  it.each([
    [
      '30 February',
      GIFT.replace('2612021202', '2602301202'),
      'has a value date that is not in the calendar, the year coming first: “260230”',
    ],
    [
      'a 13th month of entry',
      GIFT.replace('2612021202', '2612021302'),
      'has an entry date that is not in the calendar, the year coming first: “261302”',
    ],
    [
      'a fraction of a penny',
      GIFT.replace('25,00', '25,005'),
      'has an amount that has a fraction of a penny: “25.005”',
    ],
    ['no mark', GIFT.replace('C25', '25'), 'is not a movement: “261202120225,00NTRFNONREF//B1”'],
  ])('names a movement with %s by its line', async (_, movement, why) => {
    expect((await one(movement)).problems).toEqual([`Line 5 ${why}`]);
  });

  it('may come wrapped in blocks, with lines between the messages, and several statements', async () => {
    const wrapped = `{1:F01BANKGB2LAXXX}{2:O940}{4:\n${message().replace(/-\n$/, '')}-}\n`;
    const between = `BANKGB2L\n940\nBANKGB2L\n${message({ account: '87654321' })}`;

    const { parts, problems } = await readWhole(`${wrapped}${between}`);

    expect(problems).toEqual([]);
    expect(parts.map(({ account, lines }) => [account.accountNumber, lines.length])).toEqual([
      ['309626/12345678', 1],
      ['87654321', 1],
    ]);
  });

  it('does not take for a movement’s words what is told of the whole statement', async () => {
    const { lines } = await readWhole(
      message().replace('\n-', '\n:64:C261202GBP1025,\n:86:FREE TEXT\n-'),
    );

    expect(lines).toMatchObject([{ description: 'A NEIGHBOUR' }]);
  });

  it.each([
    [
      'closing balance',
      message().replace(/:62F:.*\n/, ''),
      'The statement that begins on line 1 has no closing balance: the file is not complete',
    ],
    [
      'statement around a movement',
      `${message()}${GIFT}\n`,
      'Line 9 is a movement that belongs to no statement',
    ],
  ])('is refused whole without a %s', async (_, text, sentence) => {
    expect((await readWhole(text)).problems).toEqual([sentence]);
  });

  it.each([
    [
      'a date that is none',
      'C260230GBP1000,',
      'Line 4 has a date of its balance that is not in the calendar, the year coming first: “260230”',
    ],
    ['words', 'nothing', 'Line 4 has a balance that can’t be read: “nothing”'],
  ])('names a balance with %s', async (_, opening, sentence) => {
    expect((await readWhole(message({ opening }))).problems).toEqual([sentence]);
  });

  it('has overdrawn balances below nought', async () => {
    const { parts } = await readWhole(
      message({ opening: 'D261130GBP10,', closing: 'C261202GBP15,' }),
    );

    expect(parts).toMatchObject([{ openingPence: -1_000n, closingPence: 1_500n }]);
  });
});
