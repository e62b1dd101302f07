import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { plainPounds } from '../../../src/kernel/pence.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { StatementUploads } from '../../../src/reconciliation/statement-import/upload/upload.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { aStatement, type ALine } from './a-statement.js';
import { anAccount } from './an-account.js';

let house: House;
let trustee: string;
let ade: Visitor;
let account: BankAccount;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  trustee = await house.person('Ade Balogun', 'trustee-administrator');
  ade = await house.as(trustee);
}, 60_000);

beforeEach(async () => {
  account = await anAccount(house, trustee);
});

afterAll(() => house.close());

const LINES: readonly ALine[] = [
  { on: '2026-11-02', pence: 4_000_000n, words: 'NATIONAL LOTTERY TNL0042' },
  { on: '2026-11-03', pence: -50_000n, words: 'STANWAY STITCHERS' },
  { on: '2026-11-03', pence: -50_000n, words: 'STANWAY STITCHERS' },
  { on: '2026-11-05', pence: -1_250n, words: 'SERVICE CHARGE' },
];

/** As OFX, with the bank's own ids unless there are none. */
function ofx(lines: readonly ALine[], ids: readonly string[] = []): Buffer {
  const movements = lines.map(
    ({ on, pence, words }, at) =>
      `<STMTTRN><TRNTYPE>X<DTPOSTED>${on.replaceAll('-', '')}<TRNAMT>${plainPounds(pence)}` +
      `${ids[at] === undefined ? '' : `<FITID>${ids[at]}`}<NAME>${words}</STMTTRN>`,
  );
  return Buffer.from(
    `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>GBP<BANKACCTFROM><ACCTID>${account.accountNumber}</BANKACCTFROM>` +
      `<BANKTRANLIST><DTSTART>20261101<DTEND>20261130\n${movements.join('\n')}\n</BANKTRANLIST></STMTRS></OFX>`,
  );
}

/** The page that shows the file before it is imported. */
async function looked(bytes: Buffer, fileName = 'november'): Promise<string> {
  const answer = await ade.upload(`/bank/${account.id}/statements/new`, fileName, bytes);
  if (answer.location === undefined) throw new Error(readable(answer.text));
  return answer.location;
}

async function words(path: string): Promise<string> {
  const { status, text, location } = await ade.get(path);
  if (status !== 200) throw new Error(`${path} answered ${status} ${location ?? ''}`);
  return readable(text);
}

function imported(bytes: Buffer, fileName = 'november') {
  return house
    .get(StatementImport)
    .import({ bankAccountId: account.id, fileName, bytes, by: trustee });
}

interface Stored {
  readonly description: string;
  readonly pence: string;
  readonly reference: string | null;
  readonly raw: string;
}

function lines(): Promise<Stored[]> {
  return house.db.query<Stored[]>(
    `SELECT description, amount_pence::text AS pence, bank_reference AS reference, raw
       FROM bank_line WHERE bank_account_id = $1 ORDER BY booked_on, place, id`,
    [account.id],
  );
}

async function count(table: 'bank_line' | 'bank_statement'): Promise<number> {
  const [row] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM ${table} WHERE bank_account_id = $1`,
    [account.id],
  );
  return row?.count ?? -1;
}

describe('looking at a statement before it is imported', () => {
  it('shows what is in it, and stores nothing', async () => {
    const text = await words(await looked(aStatement(account, LINES, 100n)));

    expect(text).toContain('Read as Lloyds');
    expect(text).toContain('Period 2 November 2026 to 5 November 2026');
    expect(text).toContain('Opening balance £1.00 Paid in £40,000.00 in 1 line');
    expect(text).toContain('Paid out −£1,012.50 in 3 lines Closing balance £38,988.50');
    expect(text).toContain('New lines 4 Lines there already 0');
    expect(text).toContain('5 November 2026 FPO SERVICE CHARGE −£12.50');
    expect([await count('bank_statement'), await count('bank_line')]).toEqual([0, 0]);
  });

  it('shows which lines are there already', async () => {
    await imported(aStatement(account, LINES.slice(0, 3)));

    const text = await words(await looked(aStatement(account, LINES.slice(1), 4_000_000n)));

    expect(text).toContain('New lines 1 Lines there already 2');
    expect(text).not.toContain('another kind of file');
  });

  it('says which days no statement covers', async () => {
    await imported(aStatement(account, LINES));
    const later: readonly ALine[] = [{ on: '2026-11-20', pence: 100n, words: 'LATER' }];

    const missing = await words(await looked(aStatement(account, later, 1n)));
    const meeting = await words(await looked(aStatement(account, later, 3_898_750n), 'meets'));

    expect(missing).toContain(
      'The statement from 6 November 2026 to 19 November 2026 seems to be missing: the one before ' +
        'it ends with £38,987.50, and this one begins with £0.01.',
    );
    expect(meeting).not.toContain('seems to be missing');
  });

  it('imports what was looked at, once, however often the button is pressed', async () => {
    const path = await looked(aStatement(account, LINES));
    const second = await house.as(trustee);

    const answers = await Promise.all([ade.submit(path), second.submit(path)]);
    const again = await words(path);

    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect(again).toContain('This file was imported. See the statement');
    expect([await count('bank_statement'), await count('bank_line')]).toEqual([1, 4]);
    const [kept] = await house.db.query<{ same: boolean; set_aside: number }[]>(
      `SELECT s.sha256 = encode(sha256(s.file), 'hex') AS same,
              (SELECT count(file)::integer FROM statement_upload WHERE bank_account_id = $1) AS set_aside
         FROM bank_statement s WHERE s.bank_account_id = $1`,
      [account.id],
    );
    expect(kept).toEqual({ same: true, set_aside: 0 });
  });

  it('imports two files of the same lines, looked at before either was imported, once', async () => {
    const [one, other] = [
      aStatement(account, LINES),
      Buffer.concat([aStatement(account, LINES), Buffer.from('\n')]),
    ];
    const paths = [await looked(one), await looked(other)];

    await Promise.all(paths.map(async (path) => (await house.as(trustee)).submit(path)));

    expect([await count('bank_statement'), await count('bank_line')]).toEqual([2, 4]);
  });

  it('forgets after three days what nobody imported', async () => {
    const path = await looked(aStatement(account, LINES));
    house.clock.set('2026-11-26T11:00:00Z');
    ade = await house.as(trustee);
    try {
      expect((await ade.get(path)).status).toBe(404);
      expect((await ade.post(path, {})).status).toBe(403); // no token: but see below
      await expect(
        house.get(StatementUploads).import(path.split('/').at(-1) ?? '', false, trustee),
      ).rejects.toThrow('Not Found');
      await looked(aStatement(account, LINES.slice(1)));
      const [left] = await house.db.query<{ count: number }[]>(
        'SELECT count(*)::integer AS count FROM statement_upload WHERE id = $1',
        [path.split('/').at(-1)],
      );
      expect(left?.count).toBe(0);
    } finally {
      house.clock.set('2026-11-23T10:00:00Z');
      ade = await house.as(trustee);
    }
  });

  it('is for the trustee administrator alone', async () => {
    const path = await looked(aStatement(account, LINES));
    const olu = await house.as(await house.person('Olu Observer', 'observer'));

    const statuses = await Promise.all(
      [path, `${path}/layout`, `${path}/date-order`].map(
        async (each) => (await olu.get(each)).status,
      ),
    );

    expect(statuses).toEqual([403, 403, 403]);
  });
});

describe('a line that two files have', () => {
  it('keeps its row as the bank wrote it, and the bank’s id', async () => {
    await imported(ofx(LINES.slice(0, 1), ['F1']));

    expect(await lines()).toEqual([
      {
        description: 'NATIONAL LOTTERY TNL0042',
        pence: '4000000',
        reference: 'F1',
        raw: '<STMTTRN><TRNTYPE>X<DTPOSTED>20261102<TRNAMT>40000.00<FITID>F1<NAME>NATIONAL LOTTERY TNL0042</STMTTRN>',
      },
    ]);
  });

  it('is one, though another kind of file words it differently, and a person may say otherwise', async () => {
    await imported(aStatement(account, LINES));
    const reworded = [
      ...LINES.map((line) => ({ ...line, words: line.words.toLowerCase().replace(' ', '/') })),
      { on: '2026-11-06', pence: 700n, words: 'new' },
    ];

    const path = await looked(ofx(reworded));
    const text = await words(path);
    const dry = await house
      .get(StatementUploads)
      .import(path.split('/').at(-1) ?? '', false, trustee);

    expect(text).toContain('New lines 1 Lines there already 4');
    expect(text).toContain('4 lines that another kind of file seems to have had');
    expect(text).toContain('X service/charge FPO SERVICE CHARGE (Lloyds)');
    expect(dry).toMatchObject({ added: 1, known: 4 });
    const kept = await looked(ofx(reworded.slice(0, 1), ['other']), 'kept');
    const answer = await ade.submit(kept, { 'keeps-alike': 'yes' });
    expect(readable((await ade.follow(answer)).text)).toContain('1 line added.');
  });

  it('is new when the other kind of file has it less often: the words say which', async () => {
    await imported(aStatement(account, LINES.slice(1, 2)));
    const both = [
      { on: '2026-11-03', pence: -50_000n, words: 'Tiptree Shed' },
      { on: '2026-11-03', pence: -50_000n, words: 'Payment to Stanway Stitchers' },
    ];

    await imported(ofx(both));

    expect((await lines()).map(({ description }) => description).sort()).toEqual([
      'STANWAY STITCHERS',
      'Tiptree Shed',
    ]);
  });

  it('is told from its equal by ids that hold', async () => {
    const gift = { on: '2026-11-04', pence: 1_000n, words: 'A GIFT' };
    const other = { on: '2026-11-05', pence: 2_000n, words: 'ANOTHER' };
    await imported(ofx([gift, other], ['A', 'C']));

    const later = await imported(ofx([gift, other], ['B', 'C']), 'later');
    const again = await imported(ofx([gift, gift, other], ['A', 'B', 'C']), 'again');

    expect([later, again]).toMatchObject([
      { added: 1, known: 1 },
      { added: 0, known: 3 },
    ]);
  });

  it.each([
    ['made anew for each file', ['A', 'B', 'C', 'D'], ['1', '2', '3', '4']],
    ['the same for several lines', ['A', 'A', 'B', 'B'], ['A', 'A', 'B', 'B']],
    ['not there', [], []],
  ])('is one though ids are %s', async (_, first, second) => {
    await imported(ofx(LINES, first));

    const again = await imported(Buffer.concat([ofx(LINES, second), Buffer.from('\n')]), 'again');

    expect(again).toMatchObject({ added: 0, known: 4, isSameFile: false });
  });

  it('has the fingerprint that it always had', async () => {
    await imported(aStatement(account, LINES));

    const [row] = await house.db.query<{ same: boolean }[]>(
      `SELECT bool_and(fingerprint = encode(sha256(convert_to(
                '["' || $1::text || '","' || booked_on || '","' || amount_pence || '","' || upper(description)
                || '"]#' || n, 'UTF8')), 'hex')) AS same
         FROM (SELECT *, row_number() OVER (PARTITION BY booked_on, amount_pence, description ORDER BY place) AS n
                 FROM bank_line WHERE bank_account_id = $1::uuid) l`,
      [account.id],
    );

    expect(row?.same).toBe(true);
  });
});

describe('a file with several accounts', () => {
  it('gives the chosen one’s lines, and is refused when that is not in it', async () => {
    const message = (number: string, words: string): string =>
      `:20:1\n:25:${number}\n:60F:C261101GBP0,\n:61:261103C5,NTRFNONREF\n:86:${words}\n:62F:C261130GBP5,\n-\n`;
    const ours = message('87654321', 'THEIRS') + message(account.accountNumber, 'OURS');

    await imported(Buffer.from(ours), 'both.sta');
    const refused = imported(Buffer.from(message('87654321', 'THEIRS')), 'theirs.sta');

    await expect(refused).rejects.toThrow('The statement is of account 87654321, not of');
    expect((await lines()).map(({ description }) => description)).toEqual(['OURS']);
  });

  it('of CSV too', async () => {
    const rows = [
      'Number,Date,Account,Amount,Subcategory,Memo',
      ',02/11/2026,20-00-00 87654321,5.00,X,THEIRS',
      `,03/11/2026,30-90-89 ${account.accountNumber},6.00,X,OURS`,
    ];

    const text = await words(await looked(Buffer.from(rows.join('\n'))));

    expect(text).toContain('New lines 1');
    expect(text).toContain('1 line left out');
    expect(text).toContain('Line 2 is of another account');
  });
});

describe('dates that can be read in two ways', () => {
  const qif = Buffer.from('!Type:Bank\nD03/04/2026\nT5.00\nPA GIFT\n^\n');

  it('are asked about, and then read so', async () => {
    const path = await looked(qif, 'april.qif');
    const question = await ade.get(path);

    expect(question.location).toBe(`${path}/date-order`);
    expect(await words(`${path}/date-order`)).toContain('03/04/2026 is 3 April 2026');
    expect((await ade.submit(`${path}/date-order`)).status).toBe(422);
    const answer = await ade.submit(`${path}/date-order`, { order: 'mdy' });
    expect(readable((await ade.follow(answer)).text)).toContain('4 March 2026');
    await ade.submit(path);
    expect(await count('bank_line')).toBe(1);
  });

  it('are refused to the command line with what to type', async () => {
    await expect(imported(qif)).rejects.toThrow(
      'The file does not say whether 03/04/2026 has the day or the month first: say it with --date-order dmy or mdy',
    );
  });
});

describe('columns that no bank we know has', () => {
  const file = (...rows: readonly string[]): Buffer =>
    Buffer.from(
      ['Trust account;;;', '', 'When;What;Who;Sum', 'Brought forward;;;', ...rows].join('\n'),
      'latin1',
    );
  const said = {
    'rows-above': '3',
    encoding: 'windows-1252',
    date: '0',
    'date-order': 'mdy',
    amounts: 'turned',
    amount: '3',
    'paid-out': 'none',
    'paid-in': 'none',
    direction: 'none',
    descriptions: ['2', '1'],
    type: 'none',
    balance: 'none',
  };

  it('are asked about once, and kept for the next file', async () => {
    const path = await looked(
      file('11/13/2026;caf\u00e9;A Shop;£1,234.50', '11/14/2026;gift;A Neighbour;(20.00)'),
      'my.csv',
    );
    expect((await ade.get(path)).location).toBe(`${path}/layout`);
    const page = await words(`${path}/layout`);
    expect(page).toContain('Column 4: Sum');
    expect(page).toContain('A Neighbour');

    const answer = await ade.submit(`${path}/layout`, said);

    expect(answer.location).toBe(path);
    const text = readable((await ade.follow(answer)).text);
    expect(text).toContain('Read as Columns of 23 November 2026');
    expect(text).toContain('13 November 2026 A Shop café −£1,234.50');
    expect(text).toContain('14 November 2026 A Neighbour gift £20.00');
    expect(text).toContain('Line 4 states no amount');
    await ade.submit(path);
    const next = await looked(file('11/16/2026;rent;A Hall;50.00'), 'next.csv');
    expect(await words(next)).toContain('16 November 2026 A Hall rent −£50.00');
    const other = await looked(Buffer.from('Day,Text,Sum\n16/11/2026,rent,5.00\n'), 'other.csv');
    expect((await ade.get(other)).location).toBe(`${other}/layout`);
    const [kept] = await house.db.query<object[]>(
      'SELECT number, learnt_by AS by FROM statement_layout WHERE bank_account_id = $1',
      [account.id],
    );
    expect(kept).toEqual({ number: 1, by: trustee });
  });

  it.each([
    ['a column twice', { amount: '0' }, 'Column 1 is chosen twice'],
    ['no words', { descriptions: [] }, 'Choose at least one column with the bank’s words'],
    ['no amount', { amount: 'none' }, 'Choose the column with the amount'],
    ['no date', { date: '' }, 'Choose the column with the date'],
    [
      'a column that holds none',
      { date: '2' },
      'No row of the file can be read with these columns: line 5 has a who that is not a date: “A Shop”',
    ],
  ])('are refused with %s, and nothing is kept', async (_, wrong, sentence) => {
    const path = await looked(file('11/13/2026;food;A Shop;5.00'), 'my.csv');

    const answer = await ade.submit(`${path}/layout`, { ...said, ...wrong });

    expect(answer.status).toBe(422);
    expect(readable(answer.text)).toContain(sentence);
    const [kept] = await house.db.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM statement_layout WHERE bank_account_id = $1',
      [account.id],
    );
    expect(kept?.count).toBe(0);
  });
});

it('imports 100,000 lines, all of them or none, and knows them again', async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => {
    const day = (1 + (at % 28)).toString().padStart(2, '0');
    return `${day}/11/2026,FPI,'${account.sortCode},${account.accountNumber},PAYMENT ${at % 50_000},,1.00,`;
  });
  const header =
    'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,';
  const bytes = Buffer.from([header, ...rows].join('\n'));

  const first = await imported(bytes, 'many.csv');
  const wrong = imported(Buffer.from(`${bytes.toString()}\n30/02/2026,`), 'wrong.csv');
  await expect(wrong).rejects.toThrow('Line 100002');
  const again = await imported(Buffer.from(`${bytes.toString()}\n`), 'again.csv');

  expect([first, again]).toMatchObject([
    { added: 100_000, known: 0 },
    { added: 0, known: 100_000 },
  ]);
  expect(await count('bank_line')).toBe(100_000);
}, 180_000);
