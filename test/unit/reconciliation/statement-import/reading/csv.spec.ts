import iconv from 'iconv-lite';
import { readWhole } from './read-whole.js';

const LLOYDS =
  'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,';
const NATIONWIDE = '"Date","Transaction type","Description","Paid out","Paid in","Balance"';

function file(...rows: string[]): Buffer {
  return Buffer.from(rows.join('\n') + '\n');
}

async function problemsOf(bytes: Buffer, fileName = 'december.csv') {
  return (await readWhole(bytes, fileName)).problems;
}

const statement = [
  LLOYDS,
  "02/12/2026,FPO,'30-96-26,12345678,WIVENHOE LUNCH CLUB   OC-2026-0007-1,480.00,,1520",
  "01/12/2026,FPI,'30-96-26,12345678,COLCHESTER CITY COUNCIL,,2000,2000.00",
];

describe('a statement', () => {
  it('is read row by row, in the file’s order', async () => {
    const { layout, parts, problems } = await readWhole(file(...statement));

    expect({ layout, problems, parts: parts.length }).toEqual({
      layout: 'Lloyds',
      problems: [],
      parts: 1,
    });
    const account = { sortCode: '30-96-26', accountNumber: '12345678' };
    const line = {
      lineNumber: 2,
      bookedOn: '2026-12-02',
      amountPence: -48_000n,
      balancePence: 152_000n,
      description: 'WIVENHOE LUNCH CLUB OC-2026-0007-1',
      type: 'FPO',
      raw: statement[1],
      bankReference: undefined,
    };
    expect(parts[0]?.rows).toStrictEqual([
      { line, account },
      {
        line: {
          ...line,
          lineNumber: 3,
          bookedOn: '2026-12-01',
          amountPence: 200_000n,
          balancePence: 200_000n,
          description: 'COLCHESTER CITY COUNCIL',
          type: 'FPI',
          raw: statement[2],
        },
        account,
      },
    ]);
  });

  it('may lack balances, have columns in another order and empty rows and cells at the end', async () => {
    const { lines, layout, problems } = await readWhole(
      file(
        'Balance,Paid in,Paid out,Description,Transaction type,Date',
        '',
        ',5.00,0.00,Gift,Credit,1 Dec 2026,,',
        ',,,',
        '',
        '',
      ),
    );

    expect({ layout, problems }).toEqual({ layout: 'Nationwide', problems: [] });
    expect(lines.map(({ lineNumber, amountPence }) => [lineNumber, amountPence])).toEqual([
      [3, 500n],
    ]);
  });

  it.each(['"Account Name:",""', '"Account Name:"'])(
    'may leave its account unnamed: %s',
    async (row) => {
      const bytes = file(row, NATIONWIDE, '"1 Dec 2026","Credit","Gift","","5.00",""');

      expect((await readWhole(bytes)).parts[0]?.account.accountName).toBeUndefined();
    },
  );

  it('may name its account in rows above the header', async () => {
    const bytes = file(
      'Sort Code:,30-96-26',
      'Account Number:,12345678',
      '"Account Name:","Flexaccount ****45678"',
      NATIONWIDE,
      '"1 Dec 2026","Credit","Gift","","5.00",""',
    );

    expect((await readWhole(bytes)).parts[0]?.account).toEqual({
      sortCode: '30-96-26',
      accountNumber: '12345678',
      accountName: 'Flexaccount ****45678',
    });
  });

  it.each([
    [
      'Barclays',
      'Number,Date,Account,Amount,Subcategory,Memo',
      ' ,02/12/2026,20-00-00 12345678,-480.00,PAYMENT,WIVENHOE   LUNCH\tCLUB   ',
      { type: 'PAYMENT', balancePence: undefined },
    ],
    [
      'NatWest',
      'Date,Type,Description,Value,Balance,Account Name,Account Number',
      `02 Dec 2026,BAC,"'WIVENHOE LUNCH CLUB",-480.00,1520.00,"'TRUST","'200000-12345678"`,
      { type: 'BAC', balancePence: 152_000n, description: `'WIVENHOE LUNCH CLUB` },
    ],
    [
      'Starling',
      'Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes',
      '02/12/2026,WIVENHOE,LUNCH CLUB,FASTER PAYMENT,-480.00,1520.00,GENERAL,',
      { type: 'FASTER PAYMENT', balancePence: 152_000n },
    ],
  ])('of %s is read without asking', async (bank, header, row, expected) => {
    const { layout, lines, problems } = await readWhole(file(header, row));

    expect({ layout, problems }).toEqual({ layout: bank, problems: [] });
    expect(lines).toMatchObject([
      {
        bookedOn: '2026-12-02',
        amountPence: -48_000n,
        description: 'WIVENHOE LUNCH CLUB',
        ...expected,
      },
    ]);
  });

  it('keeps quotation marks, apostrophes and line ends that belong to a description', async () => {
    const { lines } = await readWhole(
      file(
        LLOYDS,
        `01/12/2026,FPI,309626,12345678,O'BRIEN THE "OLD" SHOP,,1.00,1.00`,
        `02/12/2026,FPI,309626,12345678,"TWO\nLINES, ONE CELL",,1.00,2.00`,
        `03/12/2026,FPI,309626,12345678,=1+1,,1.00,3.00`,
      ),
    );

    expect(lines.map(({ lineNumber, description }) => [lineNumber, description])).toEqual([
      [2, `O'BRIEN THE "OLD" SHOP`],
      [3, 'TWO LINES, ONE CELL'],
      [5, '=1+1'],
    ]);
    expect(lines[1]?.raw).toBe(`02/12/2026,FPI,309626,12345678,"TWO\nLINES, ONE CELL",,1.00,2.00`);
  });
});

it('may be of any length, and its letters fall between two pieces of it', async () => {
  const rows = Array.from(
    { length: 5_000 },
    (_, at) => `01/12/2026,FPI,309626,12345678,"CAFÉ £ ${at}",,1.00,`,
  );

  const { lines, problems } = await readWhole(Buffer.from([LLOYDS, ...rows].join('\r\n')));

  expect(problems).toEqual([]);
  expect(lines.map(({ description }) => description)).toEqual(rows.map((_, at) => `CAFÉ £ ${at}`));
  expect(lines.at(-1)?.lineNumber).toBe(5_001);
});

describe('however a file is written down', () => {
  const text = [NATIONWIDE, '"13 Jun 2025","Credit","Café – O’Brien","","£5.00","£105.00"'];
  const plain = text.join('\n');

  it.each([
    ['UTF-8', Buffer.from(plain)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${plain}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${plain}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${plain}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(plain, 'utf16le')],
    ['Windows-1252', iconv.encode(plain, 'win1252')],
    ['Windows line ends', Buffer.from(text.join('\r\n') + '\r\n')],
    ['old Macintosh line ends', Buffer.from(text.join('\r'))],
    ['mixed line ends', Buffer.from(`${text.join('\n')}\r\n\r\n`)],
    ['tabs', Buffer.from(plain.replaceAll('","', '"\t"'))],
    ['semicolons', Buffer.from(plain.replaceAll('","', '";"'))],
  ])('%s: it is read alike', async (_how, bytes) => {
    const { lines } = await readWhole(bytes);

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      lineNumber: 2,
      amountPence: 500n,
      balancePence: 10_500n,
      description: 'Café – O’Brien',
    });
  });
});

describe('a file that is not a statement', () => {
  it.each([
    ['photo.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'is a picture'],
    ['photo.csv', Buffer.from('ffd8ffe000104a46', 'hex'), 'is a picture'],
    ['statement.pdf', Buffer.from('%PDF-1.7\n'), 'is a PDF'],
    ['statement.xlsx', Buffer.from('504b030414000600', 'hex'), 'is a spreadsheet or an archive'],
    ['sign-in.csv', Buffer.from('\r\n<!DOCTYPE html><html></html>'), 'is a web page'],
    ['grants.json', Buffer.from('{"grants": []}'), 'is a JSON file'],
    ['list.json', Buffer.from('\ufeff[1]', 'utf16le'), 'is a JSON file'],
  ])('%s is refused with one sentence', async (fileName, bytes, why) => {
    expect(await problemsOf(bytes, fileName)).toEqual([
      `The file ${fileName} ${why}, not a bank statement`,
    ]);
  });

  it.each([
    ['program', Buffer.from('7f454c460201010000', 'hex'), 'is not a text file'],
    ['nothing.csv', Buffer.alloc(0), 'is empty'],
    ['mark.csv', Buffer.from('\ufeff'), 'is empty'],
    ['blank.csv', Buffer.from(' \r\n\r\n'), 'is empty'],
    [
      'large.csv',
      Buffer.alloc(65_000_000, 'a,b\n'),
      'is 65.0 MB, and the largest file of its kind that is read is 64 MB',
    ],
    [
      'large.ofx',
      Buffer.concat([Buffer.from('OFXHEADER:100\n'), Buffer.alloc(17_000_000, 'a')]),
      'is 17.0 MB, and the largest file of its kind that is read is 16 MB',
    ],
  ])('%s is refused with one sentence', async (fileName, bytes, why) => {
    expect(await problemsOf(bytes, fileName)).toEqual([`The file ${fileName} ${why}`]);
  });

  it('is refused with its columns when no row has a date and a sum', async () => {
    const known = 'Lloyds, Nationwide, Barclays, NatWest or Starling';

    expect(await problemsOf(file('Name,Amount', 'Kit,5'))).toEqual([
      `This is not a ${known} statement: its first row has the columns “Name”, “Amount”`,
    ]);
    expect(await problemsOf(file('', 'Dear Sam,'))).toEqual([
      `This is not a ${known} statement: its first row has the columns “Dear Sam”, nothing at all`,
    ]);
    expect(await problemsOf(file(',,'))).toEqual([
      `This is not a ${known} statement: its first row has the columns nothing at all`,
    ]);
  });

  it('is asked about when it is a table with dates and sums that no bank we know has made', async () => {
    const table = file('When,Who,How much', '01/12/2026,A neighbour,5.00');

    expect(await readWhole(table)).toMatchObject({ asks: 'columns', problems: [] });
  });

  it('has no lines when there is a header and nothing below', async () => {
    expect(await readWhole(file(LLOYDS, '', ',,,'))).toMatchObject({ lines: [], problems: [] });
  });
});

describe('a row that can’t be read refuses the file, and is named', () => {
  it.each([
    [
      '30/02/2026,FPI,309626,12345678,GIFT,,5.00,5.00',
      'has a transaction date that is not in the calendar, the day coming first: “30/02/2026”',
    ],
    [
      '01/12/2026,FPI,309626,12345678,GIFT,,5.005,5.00',
      'has a credit amount that has a fraction of a penny: “5.005”',
    ],
    [
      '01/12/2026,FPI,309626,12345678,GIFT,5.00,5.00,5.00',
      'has both £5.00 paid out and £5.00 paid in',
    ],
    ['01/12/2026,FPI,309626,12345678,GIFT,,,5.00', 'has no amount, neither paid out nor paid in'],
    [
      '01/12/2026,FPI,309626,12345678,GIFT,0.00,0.00,5.00',
      'has no amount, neither paid out nor paid in',
    ],
    [
      '01/12/2026,FPI,309626,12345678,GIFT,-5.00,,5.00',
      'has an amount below nought, where its column already says which way the money went',
    ],
    [
      '01/12/2026,FPI,309626,12345678,GIFT,,-5.00,5.00',
      'has an amount below nought, where its column already says which way the money went',
    ],
    ['01/12/2026,FPI,309626,12345678,GIFT,,5.00', 'has 7 columns where the header has 8'],
    [
      '01/12/2026,FPI,309626,12345678,GIFT, FOR YOU,,5.00,5.00',
      'has 9 columns where the header has 8',
    ],
    ['01/12/2026,FPI,30962,12345678,GIFT,,5.00,5.00', 'has a sort code that is not one: “30962”'],
    ['01/12/2026,FPI,309626,A1,GIFT,,5.00,5.00', 'has an account number that is not one: “A1”'],
    [
      'yesterday,FPI,309626,12345678,GIFT,,five,5.00',
      'has a transaction date that is not a date: “yesterday”, and has a credit amount that is not an amount of money: “five”',
    ],
    ['"01/12/2026,FPI', 'has a quotation mark that is never closed'],
  ])('%s', async (row, why) => {
    expect(await problemsOf(file(...statement, row))).toEqual([`Line 4 ${why}`]);
  });
});
