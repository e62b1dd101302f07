import { jest } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { openHouse, type House } from '../../support/house.js';
import { describeWithSharedData, sharedData } from '../../support/shared-data.js';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.js';
import { aStatement } from '../reconciliation/a-statement.js';
import { anAccount } from '../reconciliation/an-account.js';
import { almoner, settingsOf, type Ended } from './almoner.js';

jest.setTimeout(180_000);

let house: House;
let folder: TemporaryFolder;

beforeAll(async () => {
  [house, folder] = await Promise.all([openHouse(), temporaryFolder()]);
});

afterAll(async () => {
  await house.close();
  await folder.remove();
});

const importing = (...words: string[]): Promise<Ended> =>
  almoner(settingsOf(house), 'import', ...words);

async function aFile(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, content);
  return path;
}

async function count(table: 'earlier_award' | 'bank_line'): Promise<number | undefined> {
  const [row] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM ${table}`,
  );
  return row?.count;
}

describe('import grants', () => {
  const grant = {
    id: '360G-Trust-1',
    title: 'Grant to Monkwick Carers',
    description: 'Respite mornings',
    currency: 'GBP',
    amountAwarded: 4250,
    awardDate: '2026-03-31',
    recipientOrganization: [{ id: 'GB-CHC-1169247', name: 'Monkwick Carers' }],
    fundingOrganization: [{ id: 'GB-CHC-1052061', name: 'A Community Foundation' }],
  };

  it('takes the rows that can be read, names each that can’t, and does not call that success', async () => {
    const before = await count('earlier_award');
    const bad = { ...grant, id: '360G-Trust-2', awardDate: '2026-02-30' };
    const path = await aFile('grants.json', JSON.stringify({ grants: [grant, bad, 'nothing'] }));

    const { status, out, err } = await importing('grants', path);

    expect(out.split('\n')).toEqual([
      'Refused: grant 2 (360G-Trust-2): its awardDate is not a date in the calendar, like 2026-12-04: 2026-02-30',
      'Refused: grant 3: it is not a grant',
      '1 grant added to the register, 0 were there already, 2 refused.',
      '',
    ]);
    expect({ status, err }).toEqual({
      status: 1,
      err: `2 of 3 grants in ${path} were refused.\n`,
    });
    expect(await count('earlier_award')).toBe((before ?? 0) + 1);
  });

  it.each([
    [
      'a file that is not JSON',
      'a,b\n1,2\n',
      'The file is not 360Giving JSON: it is not JSON at all\n',
    ],
    [
      'JSON of something else',
      '{"awards": []}',
      'The file is not 360Giving JSON: it has no list of “grants”\n',
    ],
  ])('refuses %s with one sentence', async (_, content, sentence) => {
    const path = await aFile('other.json', content);

    expect(await importing('grants', path)).toEqual({ status: 1, out: '', err: sentence });
  });
});

describe('import statement', () => {
  let account: BankAccount;
  const lines = [{ on: '2026-11-02', pence: 4_000_000n, words: 'NATIONAL LOTTERY' }];

  it('says that there is no account to import into', async () => {
    const path = await aFile(
      'early.csv',
      aStatement({ sortCode: '309089', accountNumber: '12345678' }, lines),
    );

    expect(await importing('statement', path, '--account', 'main')).toEqual({
      status: 1,
      out: '',
      err: 'There is no bank account yet: add one on the page Bank first.\n',
    });
  });

  it('adds what is new, and says of the same file that it was there', async () => {
    account = await anAccount(house, await house.person('Ade Balogun', 'trustee-administrator'));
    const path = await aFile('november.csv', aStatement(account, lines));
    const words = ['statement', path, '--account', account.code.toUpperCase()] as const;

    expect(await importing(...words)).toEqual({
      status: 0,
      out: 'Account 1: 1 line added.\n',
      err: '',
    });
    expect(await importing(...words)).toEqual({
      status: 0,
      out: 'Account 1: This file was imported before. Nothing was added.\n',
      err: '',
    });
    expect(await count('bank_line')).toBe(1);
    expect(
      await house.db.query<object[]>('SELECT file_name, imported_by FROM bank_statement'),
    ).toEqual([{ file_name: 'november.csv', imported_by: null }]);
  });

  it('says with --dry-run what it would do, in the words of the page, and stores nothing', async () => {
    const before = await count('bank_line');
    const more = [...lines, { on: '2026-11-03', pence: -1_250n, words: 'SERVICE CHARGE' }];
    const path = await aFile('more.csv', aStatement(account, more));

    const { status, out } = await importing(
      'statement',
      path,
      '--account',
      account.code,
      '--dry-run',
    );

    expect({ status, said: out.split('\n') }).toEqual({
      status: 0,
      said: [
        'Account: Account 1',
        'Read as: Lloyds',
        'Period: 2 November 2026 to 3 November 2026',
        'Opening balance: £0.00',
        'Paid in: £40,000.00 in 1 line',
        'Paid out: −£12.50 in 1 line',
        'Closing balance: £39,987.50',
        'New lines: 1',
        'Lines there already: 1',
        'Nothing was stored.',
        '',
      ],
    });
    expect(await count('bank_line')).toBe(before);
  });

  it('asks for the order of dates that can be read in two ways, and takes it', async () => {
    const path = await aFile('april.qif', '!Type:Bank\nD03/04/2026\nT5.00\nPA GIFT\n^\n');
    const words = ['statement', path, '--account', account.code] as const;

    const asked = await importing(...words);
    const told = await importing(...words, '--date-order', 'mdy');

    expect(asked).toEqual({
      status: 1,
      out: '',
      err: 'The file does not say whether 03/04/2026 has the day or the month first: say it with --date-order dmy or mdy\n',
    });
    expect(told).toMatchObject({ status: 0, out: 'Account 1: 1 line added.\n' });
  });

  it('lists the accounts there are when it is told of another', async () => {
    const path = await aFile('november.csv', aStatement(account, lines));

    expect(await importing('statement', path, '--account', 'savings')).toEqual({
      status: 1,
      out: '',
      err: `There is no bank account "savings". There are: ${account.code}.\n`,
    });
  });

  it.each([
    [
      'a file that is not there',
      () => 'nowhere.csv',
      'nowhere.csv was not imported: there is no such file.\n',
    ],
    ['a folder', () => folder.path, ' was not imported: it is a folder.\n'],
  ])('refuses %s with one sentence', async (_, path, sentence) => {
    const { status, out, err } = await importing('statement', path(), '--account', account.code);

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err.endsWith(sentence) && err.indexOf('\n')).toBe(err.length - 1);
  });

  it('refuses what is no statement, or one of another account, and stores nothing', async () => {
    const before = await count('bank_line');
    const picture = await aFile('picture.png', Buffer.from('89504e470d0a1a0a0000', 'hex'));
    const other = { sortCode: '112233', accountNumber: '87654321' };
    const theirs = await aFile('theirs.csv', aStatement(other, lines));

    const first = await importing('statement', picture, '--account', account.code);
    const second = await importing('statement', theirs, '--account', account.code);

    expect(first).toMatchObject({
      status: 1,
      err: 'The file picture.png is a picture, not a bank statement\n',
    });
    expect(second.status).toBe(1);
    expect(second.err).toContain('The statement is of account 11-22-33 87654321, not of Account 1');
    expect(await count('bank_line')).toBe(before);
  });
});

describeWithSharedData('importing what others published', () => {
  it('takes the fourteen grants and the 783, and knows them the second time', async () => {
    const fourteen = sharedData(
      '360giving/examples/colchester-essexcf-covid-grants.360giving.json',
    );
    const many = sharedData('360giving/examples/abct-783-grants.json');

    expect(await importing('grants', fourteen)).toEqual({
      status: 0,
      out: '14 grants added to the register, 0 were there already, 0 refused.\n',
      err: '',
    });
    expect(await importing('grants', many)).toMatchObject({
      status: 0,
      out: '783 grants added to the register, 0 were there already, 0 refused.\n',
    });
    expect(await importing('grants', fourteen)).toMatchObject({
      status: 0,
      out: '0 grants added to the register, 14 were there already, 0 refused.\n',
    });
  });

  it('takes the Lloyds statement, and warns that its balance does not follow', async () => {
    const trustee = await house.person('Ade Balogun', 'trustee-administrator');
    const number = { sortCode: '99-88-74', accountNumber: '1515152252' };
    const { code, name } = await anAccount(house, trustee, number);
    const path = sharedData('bank-statements/csv-uk-lloyds-sample-statement.csv');

    expect(await importing('statement', path, '--account', code)).toEqual({
      status: 0,
      out:
        'Warning: The running balance does not follow on line 6: 1 December 2023, after −£5.97 ' +
        'the balance should be £6,033.61 but the file says £6,029.49.\n' +
        `${name}: 12 lines added. Its running balance does not follow in 1 place.\n`,
      err: '',
    });
  });
});
