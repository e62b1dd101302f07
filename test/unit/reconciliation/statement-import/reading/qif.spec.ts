import { readWhole } from './read-whole.js';

const qif = (...records: readonly string[]): string =>
  `!Type:Bank\n${records.map((record) => `${record}\n^\n`).join('')}`;

const read = (text: string, dateOrder?: 'dmy' | 'mdy') =>
  readWhole(text, 'december.qif', { dateOrder });

describe('QIF', () => {
  it('is read', async () => {
    const { layout, lines, problems } = await read(
      qif('D13/12/2026\nT-480.00\nU-480.00\nPWIVENHOE &amp; SONS\nMOC-2026-0007-1\nN000001\nC*'),
    );

    expect({ layout, problems }).toEqual({ layout: 'QIF', problems: [] });
    expect(lines).toEqual([
      {
        lineNumber: 2,
        bookedOn: '2026-12-13',
        amountPence: -48_000n,
        balancePence: undefined,
        description: 'WIVENHOE & SONS OC-2026-0007-1',
        type: '000001',
        raw: 'D13/12/2026\nT-480.00\nU-480.00\nPWIVENHOE &amp; SONS\nMOC-2026-0007-1\nN000001\nC*',
        bankReference: undefined,
      },
    ]);
  });

  it.each([
    ['D12/19/18', '2018-12-19'],
    ["D01/23'2019", '2019-01-23'],
    ["D1/23' 4", '2004-01-23'],
    ['D23/ 1/04', '2004-01-23'],
    ['D23.01.2019', '2019-01-23'],
    ['D2019-01-23', '2019-01-23'],
    ['D05/05/2019', '2019-05-05'], // the same either way
  ])('knows %s for %s without asking', async (date, bookedOn) => {
    const { asks, lines } = await read(qif(`${date}\nT5\nPX`));

    expect(asks).toBeUndefined();
    expect(lines).toMatchObject([{ bookedOn }]);
  });

  it('asks when every date can be read in both orders, and reads as it is told', async () => {
    const text = qif('D03/04/2026\nT5.00\nPX', 'D05/05/2026\nT6.00\nPX');

    expect((await read(text)).asks).toBe('date-order');
    expect((await read(text, 'dmy')).lines[0]?.bookedOn).toBe('2026-04-03');
    expect((await read(text, 'mdy')).lines[0]?.bookedOn).toBe('2026-03-04');
  });

  it('is told by one date how to read them all', async () => {
    const { lines } = await read(qif('D03/04/2026\nT5.00\nPX', 'D04/13/2026\nT6.00\nPX'));

    expect(lines.map(({ bookedOn }) => bookedOn)).toEqual(['2026-03-04', '2026-04-13']);
  });

  it.each([
    [
      'a date that is in no calendar',
      'D30/02/2026\nT5\nPX',
      'has a date that is not in the calendar, the day coming first: “30/02/2026”',
    ],
    ['no date', 'T5\nPX', 'has no date'],
    ['no amount', 'D13/12/2026\nPX', 'has no amount'],
    [
      'a fraction of a penny',
      'D13/12/2026\nT5.005',
      'has an amount that has a fraction of a penny: “5.005”',
    ],
  ])('names a movement with %s by its line', async (_, record, why) => {
    const { problems } = await read(qif('D14/12/2026\nT1\nPX', record));

    expect(problems).toEqual([`Line 6 ${why}`]);
  });

  it('keeps a split’s own sum, and what is before it in another section out', async () => {
    const text = `!Type:Cat\nNRent\nE\n^\n!Option:AutoSwitch\n!Account\nNTrust 12345678\nTBank\n^\n${qif('D13/12/2026\nT10.00\nPX\nSRent\n$4.00\nSFood\n$6.00')}`;

    const { parts } = await read(text);

    expect(parts).toMatchObject([
      { account: { accountName: 'Trust 12345678' }, lines: [{ amountPence: 1_000n }] },
    ]);
  });

  it('takes a balance brought forward for the opening one, not for a line', async () => {
    const { parts, leftOut } = await read(
      qif('D13/12/2026\nT100.00\nPOpening Balance\nL[Trust]', 'D14/12/2026\nT5.00\nPX'),
    );

    expect(parts).toMatchObject([{ openingPence: 10_000n, lines: [{ amountPence: 500n }] }]);
    expect(leftOut).toHaveLength(1);
  });

  it.each([
    [
      'the end',
      qif('D13/12/2026\nT5') + 'D14/12/2026\nT5',
      'The file ends in the middle of a movement: it is not complete',
    ],
    [
      'a bank account',
      '!Type:Cat\nNRent\n^\n',
      'The file is QIF, but there is no movement of a bank account in it',
    ],
  ])('is refused without %s', async (_, text, sentence) => {
    expect((await read(text)).problems).toEqual([sentence]);
  });
});
