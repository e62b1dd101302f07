import { readWhole } from './read-whole.js';

const HEADER = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

`;

interface Made {
  readonly currency?: string;
  readonly account?: string;
  readonly movements: readonly string[];
  readonly after?: string;
}

function statement({
  currency = 'GBP',
  account = '<BANKID>309626<ACCTID>12345678',
  movements,
  after = '',
}: Made) {
  return `<STMTTRNRS><TRNUID>0<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>${currency}
<BANKACCTFROM>${account}<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261201<DTEND>20261231
${movements.map((each) => `<STMTTRN>${each}</STMTTRN>`).join('\n')}
</BANKTRANLIST>${after}</STMTRS></STMTTRNRS>`;
}

const ofx1 = (...made: readonly Made[]): string =>
  `${HEADER}<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1><BANKMSGSRSV1>\n${made.map(statement).join('\n')}\n</BANKMSGSRSV1></OFX>\n`;

const one = (movement: string): string => ofx1({ movements: [movement] });

const GIFT = '<TRNTYPE>CREDIT\n<DTPOSTED>20261202\n<TRNAMT>25.00\n<FITID>F1\n<NAME>A NEIGHBOUR\n';

describe('OFX 1', () => {
  it('is read, whatever is closed and what not', async () => {
    const closed =
      '<TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20261203120000</DTPOSTED><TRNAMT>-480.00</TRNAMT><FITID>F2</FITID><NAME>WIVENHOE &amp; SONS</NAME><MEMO></MEMO>';
    const { layout, parts, lines, problems } = await readWhole(
      ofx1({
        movements: [GIFT, closed],
        after: '<LEDGERBAL><BALAMT>1520.00<DTASOF>20261231</LEDGERBAL>',
      }),
    );

    expect({ layout, problems }).toEqual({ layout: 'OFX', problems: [] });
    expect(parts).toMatchObject([
      {
        account: { sortCode: '309626', accountNumber: '12345678' },
        currency: 'GBP',
        fromOn: '2026-12-01',
        toOn: '2026-12-31',
        openingPence: undefined,
        closingPence: 152_000n,
      },
    ]);
    expect(lines.map(({ raw: _, ...line }) => line)).toEqual([
      {
        lineNumber: 16,
        bookedOn: '2026-12-02',
        amountPence: 2_500n,
        balancePence: undefined,
        description: 'A NEIGHBOUR',
        type: 'CREDIT',
        bankReference: 'F1',
      },
      {
        lineNumber: 22,
        bookedOn: '2026-12-03',
        amountPence: -48_000n,
        balancePence: undefined,
        description: 'WIVENHOE & SONS',
        type: 'DEBIT',
        bankReference: 'F2',
      },
    ]);
    expect(lines[0]?.raw).toBe(`<STMTTRN>${GIFT}</STMTTRN>`);
  });

  it.each([
    ['an empty field that is not closed', `<MEMO>\n<CHECKNUM>\n${GIFT}`, 'A NEIGHBOUR'],
    [
      'a memo that goes on from the name',
      `${GIFT}<MEMO>A NEIGHBOUR OF THE HALL`,
      'A NEIGHBOUR OF THE HALL',
    ],
    ['a memo that repeats the name', `${GIFT}<MEMO>A NEIGHBOUR`, 'A NEIGHBOUR'],
    [
      'a sign of its own in the words',
      GIFT.replace('A NEIGHBOUR', 'A < B & C > D'),
      'A < B & C > D',
    ],
    [
      'a payee in place of a name',
      GIFT.replace('<NAME>A NEIGHBOUR', '<PAYEE><NAME>A NEIGHBOUR<CITY>X</PAYEE>'),
      'A NEIGHBOUR',
    ],
    ['CDATA', GIFT.replace('A NEIGHBOUR', '<![CDATA[A <NEIGHBOUR>]]>'), 'A <NEIGHBOUR>'],
    [
      'a letter by its number',
      GIFT.replace('A NEIGHBOUR', 'CAF&#201; &#xE9; &unknown;'),
      'CAFÉ é &unknown;',
    ],
  ])('may have %s', async (_, movement, description) => {
    const { lines, problems } = await readWhole(one(movement));

    expect(problems).toEqual([]);
    expect(lines).toMatchObject([{ description, amountPence: 2_500n, bankReference: 'F1' }]);
  });

  it.each([
    ['-3.77000', -377n],
    ['-30.000', -3_000n],
    ['+20', 2_000n],
    ['-34,51', -3_451n],
    ['1,234.50', 123_450n],
  ])('may write the amount %s', async (written, amountPence) => {
    const { lines } = await readWhole(one(GIFT.replace('25.00', written)));

    expect(lines).toMatchObject([{ amountPence }]);
  });

  it.each([
    ['20261202', '2026-12-02'],
    ['20261202235959', '2026-12-02'],
    ['20261202235959.999[0:GMT]', '2026-12-02'],
    ['20260701233000[0:UTC]', '2026-07-02'], // half past midnight in Colchester
    ['20260701000000[-5:EST]', '2026-07-01'],
    ['20261201190000[-5:EST]', '2026-12-02'],
    ['20260702000000[+1:BST]', '2026-07-02'],
    ['20261202[0:GMT]', '2026-12-02'],
    ['2026-12-02', '2026-12-02'],
  ])('may write the date %s', async (written, bookedOn) => {
    const { lines } = await readWhole(one(GIFT.replace('20261202', written)));

    expect(lines).toMatchObject([{ bookedOn }]);
  });

  it.each([
    ['no date', GIFT.replace('<DTPOSTED>20261202\n', ''), 'has no date'],
    ['an empty date', GIFT.replace('20261202', ''), 'has no date'],
    [
      '30 February',
      GIFT.replace('20261202', '20260230'),
      'has a date that is not in the calendar: “20260230”',
    ],
    [
      'an hour 25',
      GIFT.replace('20261202', '20261202250000'),
      'has a date that is not a date: “20261202250000”',
    ],
    ['no amount', GIFT.replace('<TRNAMT>25.00\n', ''), 'has no amount'],
    [
      'a fraction of a penny',
      GIFT.replace('25.00', '25.005'),
      'has an amount that has a fraction of a penny: “25.005”',
    ],
    [
      'words for an amount',
      GIFT.replace('25.00', 'five'),
      'has an amount that is not an amount of money: “five”',
    ],
  ])('with %s is named by its line', async (_, movement, why) => {
    expect((await readWhole(one(movement))).problems).toEqual([`Line 16 ${why}`]);
  });

  it('leaves out what moves nothing', async () => {
    const { lines, leftOut } = await readWhole(one(GIFT.replace('25.00', '0.00')));

    expect({ lines, leftOut }).toEqual({
      lines: [],
      leftOut: ['Line 16 moves nothing: its amount is £0.00'],
    });
  });

  it('takes the balance for the closing one only when the lines reach to its day', async () => {
    const after = '<LEDGERBAL><BALAMT>1520.00<DTASOF>20270115</LEDGERBAL>';

    const { parts } = await readWhole(ofx1({ movements: [GIFT], after }));

    expect(parts[0]?.closingPence).toBeUndefined();
  });

  it('has a part for each account, cards among them', async () => {
    const card = statement({ movements: [GIFT] })
      .replaceAll('STMTRS', 'CCSTMTRS')
      .replaceAll('BANKACCTFROM', 'CCACCTFROM');
    const text = ofx1({ movements: [GIFT, GIFT], currency: 'EUR' }).replace(
      '</BANKMSGSRSV1>',
      `</BANKMSGSRSV1><CREDITCARDMSGSRSV1>${card}</CREDITCARDMSGSRSV1>`,
    );

    const { parts } = await readWhole(text);

    expect(parts.map(({ currency, lines }) => [currency, lines.length])).toEqual([
      ['EUR', 2],
      ['GBP', 1],
    ]);
  });

  it('is refused without a statement in it', async () => {
    expect((await readWhole(`${HEADER}<OFX><A>1</A></OFX>`)).problems).toEqual([
      'The file is OFX, but there is no statement of a bank account in it',
    ]);
  });
});

describe('OFX 2', () => {
  const xml = (inside: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>GBP</CURDEF><BANKACCTFROM><BANKID>309626</BANKID><ACCTID>12345678</ACCTID></BANKACCTFROM><BANKTRANLIST>\n${inside}\n</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
  const gift =
    '<STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20261202</DTPOSTED><TRNAMT>25.00</TRNAMT><FITID>F1</FITID><NAME>Caf&#233; &amp; co</NAME></STMTTRN>';

  it('is read as OFX 1 is', async () => {
    const { layout, lines, problems } = await readWhole(xml(gift));

    expect({ layout, problems }).toEqual({ layout: 'OFX', problems: [] });
    expect(lines).toMatchObject([
      { lineNumber: 4, bookedOn: '2026-12-02', amountPence: 2_500n, description: 'Café & co' },
    ]);
  });

  it('leaves out what is still pending', async () => {
    const text = xml(gift).replace(
      '</BANKTRANLIST>',
      `</BANKTRANLIST><BANKTRANLISTP>${gift.replaceAll('STMTTRN', 'STMTTRNP')}</BANKTRANLISTP>`,
    );

    expect((await readWhole(text)).lines).toHaveLength(1);
  });

  it('is refused when it is not well-formed, by its line', async () => {
    const { problems } = await readWhole(xml(gift.replace('</NAME>', '')));

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^The file is XML that is broken or not complete, on line 4: /);
  });

  it('resolves none of the entities that a file declares', async () => {
    const text = xml(gift.replace('&amp;', '&bomb;')).replace(
      '<OFX>',
      '<!DOCTYPE OFX [<!ENTITY bomb SYSTEM "file:///etc/passwd">]><OFX>',
    );

    const { lines, problems } = await readWhole(text);

    expect([...lines.map(({ description }) => description), ...problems].join()).not.toContain(
      'root:',
    );
  });
});
