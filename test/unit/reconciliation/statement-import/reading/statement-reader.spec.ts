import iconv from 'iconv-lite';
import { readStatement } from '../../../../src/reconciliation/statement-import/statement-reader.js';

const LLOYDS =
  'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,';
const NATIONWIDE = '"Date","Transaction type","Description","Paid out","Paid in","Balance"';

function file(...rows: string[]): Buffer {
  return Buffer.from(rows.join('\n') + '\n');
}

function read(bytes: Buffer) {
  const result = readStatement(bytes, 'december.csv');
  if ('problems' in result) throw new Error(result.problems.join('; '));
  return result.statement;
}

function problemsOf(bytes: Buffer, fileName = 'december.csv') {
  const result = readStatement(bytes, fileName);
  return 'problems' in result ? result.problems : [];
}

const statement = [
  LLOYDS,
  "02/12/2026,FPO,'30-96-26,12345678,WIVENHOE LUNCH CLUB   OC-2026-0007-1,480.00,,1520",
  "01/12/2026,FPI,'30-96-26,12345678,COLCHESTER CITY COUNCIL,,2000,2000.00",
];

describe('a statement', () => {
  it('is read whole, oldest line first', () => {
    expect(read(file(...statement))).toStrictEqual({
      layout: 'Lloyds',
      sortCode: '30-96-26',
      accountNumber: '12345678',
      accountName: undefined,
      lines: [
        {
          lineNumber: 3,
          bookedOn: '2026-12-01',
          amountPence: 200_000n,
          balancePence: 200_000n,
          description: 'COLCHESTER CITY COUNCIL',
          type: 'FPI',
          raw: statement[2],
        },
        {
          lineNumber: 2,
          bookedOn: '2026-12-02',
          amountPence: -48_000n,
          balancePence: 152_000n,
          description: 'WIVENHOE LUNCH CLUB OC-2026-0007-1',
          type: 'FPO',
          raw: statement[1],
        },
      ],
      openingBalancePence: 0n,
      closingBalancePence: 152_000n,
      chainBreaks: [],
    });
  });

  it('may lack balances, have columns in another order and empty rows and cells at the end', () => {
    const { lines, ...about } = read(
      file(
        'Balance,Paid in,Paid out,Description,Transaction type,Date',
        '',
        ',5.00,0.00,Gift,Credit,1 Dec 2026,,',
        ',,,',
        '',
        '',
      ),
    );

    expect(about).toEqual({ layout: 'Nationwide', chainBreaks: [] });
    expect(lines.map(({ lineNumber, amountPence }) => [lineNumber, amountPence])).toEqual([
      [3, 500n],
    ]);
  });

  it.each(['"Account Name:",""', '"Account Name:"'])('may leave its account unnamed: %s', (row) => {
    const bytes = file(row, NATIONWIDE, '"1 Dec 2026","Credit","Gift","","5.00",""');

    expect(read(bytes).accountName).toBeUndefined();
  });

  it('keeps quotation marks, apostrophes and line ends that belong to a description', () => {
    const { lines } = read(
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
  ])('%s: it is read alike', (_how, bytes) => {
    const { lines } = read(bytes);

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
    [
      'photo.png',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'is a picture, not a statement in CSV',
    ],
    ['photo.csv', Buffer.from('ffd8ffe000104a46', 'hex'), 'is a picture, not a statement in CSV'],
    ['statement.pdf', Buffer.from('%PDF-1.7\n'), 'is a PDF, not a statement in CSV'],
    [
      'statement.xlsx',
      Buffer.from('504b030414000600', 'hex'),
      'is a spreadsheet or an archive, not a statement in CSV',
    ],
    [
      'sign-in.csv',
      Buffer.from('\r\n<!DOCTYPE html><html></html>'),
      'is a web page, not a statement in CSV',
    ],
    [
      'camt.xml',
      Buffer.from('\ufeff<?xml version="1.0"?><Document/>'),
      'is an XML file, not a statement in CSV',
    ],
    ['grants.json', Buffer.from('{"grants": []}'), 'is a JSON file, not a statement in CSV'],
    ['list.json', Buffer.from('\ufeff[1]', 'utf16le'), 'is a JSON file, not a statement in CSV'],
    ['december.ofx', Buffer.from('OFXHEADER:100\r\n'), 'is an OFX file, not a statement in CSV'],
    ['december.sta', Buffer.from('{1:F01BANK}:20:X'), 'is an MT940 file, not a statement in CSV'],
    ['program', Buffer.from('7f454c460201010000', 'hex'), 'is not a text file'],
    ['nothing.csv', Buffer.alloc(0), 'is empty'],
    ['mark.csv', Buffer.from('\ufeff'), 'is empty'],
    ['blank.csv', Buffer.from(' \r\n\r\n'), 'is empty'],
    [
      'large.csv',
      Buffer.alloc(20_000_000, 'a,b\n'),
      'is 20.0 MB, and the largest file read is 2 MB',
    ],
    [
      'quote.csv',
      file(...statement, '"01/12/2026,FPI'),
      'has a quotation mark that is never closed',
    ],
  ])('%s is refused with one sentence', (fileName, bytes, why) => {
    expect(problemsOf(bytes, fileName)).toEqual([`The file ${fileName} ${why}`]);
  });

  it('is refused with its columns when they are another bank’s', () => {
    const barclays = file(
      'Number,Date,Account,Amount,Subcategory,Memo',
      ',15/01/2026,20-00-00 12345678,5.00,PAYMENT,GIFT',
    );

    expect(problemsOf(barclays)).toEqual([
      'This is not a Lloyds or Nationwide statement: its first row has the columns “Number”, “Date”, “Account”, “Amount”, “Subcategory”, “Memo”',
    ]);
    expect(problemsOf(file('', 'Dear Sam,'))).toEqual([
      'This is not a Lloyds or Nationwide statement: its first row has the columns “Dear Sam”, nothing at all',
    ]);
  });

  it('is refused when all its cells are empty', () => {
    expect(problemsOf(file(',,'))).toEqual([
      'This is not a Lloyds or Nationwide statement: its first row has the columns nothing at all',
    ]);
  });

  it('is refused when there is a header and nothing below', () => {
    expect(problemsOf(file(LLOYDS, '', ',,,'))).toEqual([
      'The statement has a header and no lines below it',
    ]);
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
    [
      '01/12/2026,FPI,309627,12345678,GIFT,,5.00,5.00',
      'is of account 30-96-27 12345678, those above it of 30-96-26 12345678',
    ],
  ])('%s', (row, why) => {
    expect(problemsOf(file(...statement, row))).toEqual([`Line 4 ${why}`]);
  });

  it('ten are named, and the rest counted', () => {
    const bad = (count: number) =>
      file(LLOYDS, ...Array.from({ length: count }, () => 'soon,FPI,309626,12345678,GIFT,,5.00,'));

    expect(problemsOf(bad(10))).toHaveLength(10);
    expect(problemsOf(bad(11)).at(-1)).toBe('1 more line cannot be read');
    expect(problemsOf(bad(14)).slice(-2)).toEqual([
      'Line 11 has a transaction date that is not a date: “soon”',
      '4 more lines cannot be read',
    ]);
  });
});
