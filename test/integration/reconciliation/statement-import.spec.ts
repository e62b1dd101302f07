import { readFileSync } from 'node:fs';
import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { openHouse, type House } from '../../support/house.js';
import { describeWithSharedData, sharedData } from '../../support/shared-data.js';
import { readable, type Answer, type Visitor } from '../../support/visitor.js';
import { aStatement, type ALine } from './a-statement.js';
import { anAccount } from './an-account.js';

let house: House;
let trustee: string;
let ade: Visitor;
let account: BankAccount;

const LINES: readonly ALine[] = [
  { on: '2026-11-02', pence: 4_000_000n, words: 'NATIONAL LOTTERY TNL0042' },
  { on: '2026-11-03', pence: -50_000n, words: 'STANWAY STITCHERS' },
  { on: '2026-11-03', pence: -50_000n, words: 'STANWAY STITCHERS' },
  { on: '2026-11-05', pence: -1_250n, words: 'SERVICE CHARGE' },
];

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  trustee = await house.person('Ade Balogun', 'trustee-administrator');
  ade = await house.as(trustee);
}, 60_000);

beforeEach(async () => {
  account = await anAccount(house, trustee);
});

afterAll(() => house.close());

const form = (): string => `/bank/${account.id}/statements/new`;

function imported(bytes: Buffer, fileName = 'november.csv') {
  return house
    .get(StatementImport)
    .import({ bankAccountId: account.id, fileName, bytes, by: trustee });
}

async function stored(): Promise<{ statements: number; lines: number; acts: number }> {
  const [counts] = await house.db.query<{ statements: number; lines: number; acts: number }[]>(
    `SELECT (SELECT count(*)::integer FROM bank_statement WHERE bank_account_id = $1) AS statements,
            (SELECT count(*)::integer FROM bank_line WHERE bank_account_id = $1) AS lines,
            (SELECT count(*)::integer FROM audit_event
              WHERE subject = 'bank-account/' || $1 AND act = 'statement-imported') AS acts`,
    [account.id],
  );
  if (!counts) throw new Error('Nothing was counted');
  return counts;
}

const nothing = { statements: 0, lines: 0, acts: 0 };

/** Chooses the file, looks at it, and imports it. */
async function importedByPage(fileName: string, bytes: Uint8Array): Promise<Answer> {
  const looked = await ade.upload(form(), fileName, bytes);
  if (looked.location === undefined) throw new Error(readable(looked.text));
  if (!looked.location.startsWith('/bank/uploads/')) return looked;
  return ade.submit(looked.location);
}

/** The sentence beside the field of the file. */
function problemAt(answer: Answer): string | undefined {
  const [, message] = /<p id="file-error"[^>]*>([\s\S]*?)<\/p>/.exec(answer.text) ?? [];
  return message && readable(message).replace('Error: ', '');
}

describe('importing a statement', () => {
  it('takes a file by the page, says what it did, and shows the lines in the bank’s order', async () => {
    const answer = await importedByPage('november.csv', aStatement(account, LINES, 100n));

    expect(answer).toMatchObject({ status: 303 });
    const { text } = await ade.follow(answer);
    expect(readable(text)).toContain('4 lines added.');
    const balances = [...text.matchAll(/data-label="Balance"[^>]*>([^]*?)<\/td>/g)];
    expect(balances.map(([, cell = '']) => readable(cell))).toEqual([
      '£40,001.00',
      '£39,501.00',
      '£39,001.00',
      '£38,988.50',
    ]);
    expect(text).not.toContain('does not follow');
    expect(readable(text)).toContain('Opening balance £1.00 Closing balance £38,988.50');
    expect(await stored()).toEqual({ statements: 1, lines: 4, acts: 1 });
  });

  it('keeps the file as the bank gave it, and its name as it was', async () => {
    const bytes = aStatement(account, LINES);

    await importedByPage('Novembre, à £5 & “more”.csv', bytes);

    const rows = await house.db.query<{ file_name: string; file: Buffer; isTrue: boolean }[]>(
      `SELECT file_name, file, sha256 = encode(sha256(file), 'hex') AS "isTrue"
         FROM bank_statement WHERE bank_account_id = $1`,
      [account.id],
    );
    expect(rows).toEqual([{ file_name: 'Novembre, à £5 & “more”.csv', file: bytes, isTrue: true }]);
  });

  it('adds nothing for the same file again, and says so', async () => {
    const bytes = aStatement(account, LINES);
    const first = await importedByPage('november.csv', bytes);

    const again = await importedByPage('november (1).csv', bytes);

    expect(again.location).toBe(first.location);
    expect((await ade.follow(again)).text).toContain('This file was imported before.');
    expect(await stored()).toEqual({ statements: 1, lines: 4, acts: 1 });
  });

  it('adds of an overlapping file only what is new, and two payments that are alike stay two', async () => {
    await imported(aStatement(account, LINES.slice(0, 3)));

    const later = await imported(aStatement(account, LINES.slice(1), 4_000_000n));

    expect(later).toMatchObject({ added: 1, known: 2, isSameFile: false });
    expect(await stored()).toEqual({ statements: 2, lines: 4, acts: 2 });
  });

  it('keeps the lines of one account out of another’s', async () => {
    await imported(aStatement(account, LINES));
    account = await anAccount(house, trustee);

    expect(await imported(aStatement(account, LINES))).toMatchObject({ added: 4, known: 0 });
  });

  it('makes one statement of ten imports of it at once', async () => {
    const bytes = aStatement(account, LINES);

    const all = await Promise.all(Array.from({ length: 10 }, () => imported(bytes)));

    expect(all.map(({ added }) => added).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 4]);
    expect(new Set(all.map(({ statementId }) => statementId)).size).toBe(1);
    expect(await stored()).toEqual({ statements: 1, lines: 4, acts: 1 });
  });

  it('adds each line once when two overlapping files come at once', async () => {
    await Promise.all([
      imported(aStatement(account, LINES.slice(0, 3))),
      imported(aStatement(account, LINES.slice(1), 4_000_000n)),
    ]);

    expect(await stored()).toEqual({ statements: 2, lines: 4, acts: 2 });
  });

  it('warns on the statement and on the account where the running balance does not follow', async () => {
    const [before, after] = [aStatement(account, LINES), '38985.00']; // 38,987.50 by the sum
    const bytes = Buffer.from(before.toString().replace('38987.50', after));

    const answer = await importedByPage('broken.csv', bytes);

    const sentence =
      'The running balance does not follow on line 2: 5 November 2026, after −£12.50 the balance ' +
      'should be £38,987.50 but the file says £38,985.00.';
    const statement = await ade.follow(answer);
    expect(readable(statement.text)).toContain(sentence);
    expect(readable(statement.text)).toContain('does not follow in 1 place.');
    const { text } = await ade.get(`/bank/${account.id}`);
    expect(readable(text)).toContain(
      'The running balance of the latest statement does not follow in 1 place.',
    );
  });
});

describe('refusing a file', () => {
  const refused: readonly (readonly [string, string, () => Buffer, string])[] = [
    [
      'a picture',
      'statement.png',
      () => Buffer.from('89504e470d0a1a0a0000', 'hex'),
      'The file statement.png is a picture, not a bank statement',
    ],
    [
      'a list of something else',
      'list.csv',
      () => Buffer.from('Name,Amount\nKit,5\n'),
      'This is not a Lloyds, Nationwide, Barclays, NatWest or Starling statement: its first row has the columns “Name”, “Amount”',
    ],
    [
      'another account’s statement',
      'other.csv',
      () => aStatement({ sortCode: '30-90-89', accountNumber: '12345678' }, LINES),
      'The statement is of account 30-90-89 12345678, not of',
    ],
    ['nothing', 'nothing.csv', () => Buffer.alloc(0), 'The file nothing.csv is empty'],
    [
      'a file larger than any statement',
      'large.csv',
      () => Buffer.alloc(65_000_000, 'a,b\n'),
      'The file is larger than 64 MB: choose a smaller one',
    ],
    [
      'a notification',
      'camt.xml',
      () => Buffer.from('<?xml version="1.0"?><Document><BkToCstmrDbtCdtNtfctn/></Document>'),
      'The file is a camt.054 notification of single payments, not a statement',
    ],
    [
      'a statement in another currency',
      'euro.sta',
      () =>
        Buffer.from(
          `:20:1\n:25:${account.accountNumber}\n:60F:C261101EUR1,\n:62F:C261130EUR1,\n-\n`,
        ),
      'The statement is in EUR, and',
    ],
    [
      'a statement cut off in the middle',
      'cut.sta',
      () => Buffer.from(`:20:1\n:25:${account.accountNumber}\n:60F:C261101GBP1,\n`),
      'The statement that begins on line 1 has no closing balance: the file is not complete',
    ],
  ];

  it.each(refused)(
    'says at the field what is wrong with %s, and stores nothing',
    async (_, fileName, bytes, sentence) => {
      const answer = await ade.upload(form(), fileName, bytes());

      expect(answer.status).toBe(422);
      expect(problemAt(answer)).toContain(sentence);
      expect(answer.text).toContain('href="#file"');
      expect(await stored()).toEqual(nothing);
    },
  );

  it('asks for a file when none was chosen', async () => {
    const answer = await ade.upload(form(), '', Buffer.alloc(0));

    expect(answer.status).toBe(422);
    expect(problemAt(answer)).toBe('Choose the statement that you downloaded from the bank');
  });

  it.each([
    [
      'a date of 30 February',
      ['05/11/2026', '30/02/2026'],
      'Line 2 has a transaction date that is not in the calendar, the day coming first: “30/02/2026”',
    ],
    [
      'a fraction of a penny',
      ['12.50', '12.505'],
      'Line 2 has a debit amount that has a fraction of a penny: “12.505”',
    ],
  ] as const)(
    'shows what is wrong with %s, and does not import it',
    async (_, [right, wrong], why) => {
      const bytes = Buffer.from(aStatement(account, LINES).toString().replace(right, wrong));

      const looked = await ade.upload(form(), 'wrong.csv', bytes);

      const path = looked.location ?? '';
      const { text } = await ade.follow(looked);
      expect(readable(text)).toContain('Nothing of this file can be imported: 1 line is wrong.');
      expect(readable(text)).toContain(why);
      expect(text).not.toContain('Import these lines');
      const token = /_csrf=([0-9a-f]+)/.exec((await ade.get(form())).text)?.[1] ?? '';
      const forced = await ade.post(path, { _csrf: token });
      expect(forced.status).toBe(422);
      expect(readable(forced.text)).toContain(why);
      expect(await stored()).toEqual(nothing);
    },
  );

  it('names every bad line', async () => {
    const bytes = aStatement(account, LINES).toString().replaceAll('/11/', '/13/');

    const { text } = await ade.follow(await ade.upload(form(), 'months.csv', Buffer.from(bytes)));

    expect(readable(text)).toContain('4 lines are wrong');
    expect(text.match(/that is not in the calendar/g)).toHaveLength(4);
  });

  it('knows no such account', async () => {
    const path = '/bank/00000000-0000-4000-8000-000000000000/statements/new';

    expect(await ade.get(path)).toMatchObject({ status: 404 });
  });

  it('lets an observer neither open the form nor send a file', async () => {
    const olu = await house.as(await house.person('Olu Observer', 'observer'));

    const answers = [
      await olu.get(form()),
      await olu.upload(form(), 'n.csv', aStatement(account, LINES)),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(await stored()).toEqual(nothing);
  });
});

describeWithSharedData('importing statements that others published', () => {
  it('takes the Lloyds one into the account it is of, and says where its balance does not follow', async () => {
    account = await anAccount(house, trustee, {
      sortCode: '99-88-74',
      accountNumber: '1515152252',
    });
    const file = 'bank-statements/csv-uk-lloyds-sample-statement.csv';

    const answer = await importedByPage('lloyds.csv', readFileSync(sharedData(file)));

    const { text } = await ade.follow(answer);
    expect(readable(text)).toContain(
      'The running balance does not follow on line 6: 1 December 2023, after −£5.97 the balance should be £6,033.61 but the file says £6,029.49.',
    );
    expect(readable(text)).toContain(
      '12 lines added. Its running balance does not follow in 1 place.',
    );
    expect(readable((await ade.get(`/bank/${account.id}`)).text)).toContain(
      'The running balance of the latest statement does not follow in 1 place.',
    );
    expect(await stored()).toEqual({ statements: 1, lines: 12, acts: 1 });
  });

  it('refuses it for any other account', async () => {
    const file = sharedData('bank-statements/csv-uk-lloyds-sample-statement.csv');

    const answer = await ade.upload(form(), 'lloyds.csv', readFileSync(file));

    expect(problemAt(answer)).toContain('The statement is of account 99-88-74 1515152252, not of');
    expect(await stored()).toEqual(nothing);
  });
});
