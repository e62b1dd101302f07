import { jest } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Journal } from '../../../src/ledger/journal.service.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { openHouse, type House } from '../../support/house.js';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.js';
import { aFund, anAccount, type AFund } from '../funds/a-fund.js';
import { almoner, settingsOf, type Ended } from './almoner.js';

jest.setTimeout(180_000);

let house: House;
let folder: TemporaryFolder;
let fund: AFund;
let other: AFund;
let by: string;

beforeAll(async () => {
  [house, folder] = await Promise.all([openHouse(), temporaryFolder()]);
  const bankAccountId = await anAccount(house, 'trust-main');
  const terms = {
    receivedPence: 0n,
    bankAccountId,
    feeKind: 'percent',
    feeBasisPoints: 500,
  } as const;
  fund = await aFund(house, terms);
  other = await aFund(house, { receivedPence: 0n, bankAccountId });
  const [person] = await house.db.query<{ email: string }[]>(
    'SELECT email FROM person WHERE id = $1',
    [fund.administrator],
  );
  by = person?.email ?? '';
});

afterAll(async () => {
  await house.close();
  await folder.remove();
});

const HEADER = 'Fund,Account,Kind,Date,Amount,Reference,Reason';

async function importing(rows: readonly string[], ...words: readonly string[]): Promise<Ended> {
  const path = join(folder.path, 'history.csv');
  await writeFile(path, `\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`);
  return almoner(settingsOf(house), 'import', 'history', path, '--by', by, ...words);
}

const history = (): readonly string[] => [
  // written as found: newest first, so that the fee stands before the money it is taken of
  `${fund.code},trust-main,Management fee,2026-05-31,"£1,000.00",FEE 2026,`,
  `${fund.code},trust-main,receipt,2026-05-31,"£20,000.00",TNL 2,`,
  `${fund.code},trust-main,receipt,2026-05-31,"£20,000.00",TNL 2,`,
  `${fund.code},trust-main,opening balance,01/04/2026,"480,000.00",Brought forward,`,
  `${other.code},trust-main,opening balance,2026-04-01,1250.55,Brought forward,`,
  `${other.code},trust-main,refund to funder,2026-06-30,50.55,BACK,"Left over, by agreement"`,
];

const held = async (fundId: string): Promise<bigint | undefined> =>
  (await house.get(Balances).ofFund(fundId))?.availablePence;

describe('import history', () => {
  it('shows with --dry-run what would be held, by doing it and taking it back', async () => {
    const { status, out, err } = await importing(history(), '--dry-run');

    expect({ status, err, said: out.split('\n') }).toEqual({
      status: 0,
      err: '',
      said: [
        `Trust 2 (${fund.code}): £0.00 held before, £519,000.00 after`,
        `Trust 3 (${other.code}): £0.00 held before, £1,200.00 after`,
        '6 movements added, 0 were there already.',
        'Nothing was stored.',
        '',
      ],
    });
    expect([await held(fund.fundId), await held(other.fundId)]).toEqual([0n, 0n]);
  });

  it('refuses all of a file for its bad rows, and names the line of each', async () => {
    const rows = [
      ...history(),
      `nobody,trust-main,receipt,2026-05-31,1.00,X,`,
      `${fund.code},savings,receipt,2026-05-31,1.00,X,`,
    ];

    const { status, out, err } = await importing(rows);

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toBe(
      'Line 8: there is no fund “nobody”; Line 9: there is no bank account “savings”\n',
    );
    expect(await held(fund.fundId)).toBe(0n);
  });

  it('asks the rules of the pages: a fee that is not agreed and a refund of what is not there, both named', async () => {
    const rows = [
      `${fund.code},trust-main,receipt,2026-05-31,100.00,TNL,`,
      `${fund.code},trust-main,management fee,2026-06-01,5.01,FEE,`,
      `${other.code},trust-main,refund to funder,2026-06-01,0.01,BACK,Why not`,
      `${fund.code},trust-main,receipt,2099-01-01,1.00,LATER,`,
    ];

    const { status, err } = await importing(rows);

    expect(status).toBe(1);
    expect(err).toBe(
      'Line 3: The agreement allows £5 more in fees; Line 4: The fund has £0 available; ' +
        'Line 5: The date received must be today or in the past\n',
    );
    expect(await held(fund.fundId)).toBe(0n);
  });

  it('adds it once, two truly equal rows both, and a longer file only what is new', async () => {
    const first = await importing(history());
    const again = await importing(history());
    const longer = [...history(), `${other.code},trust-main,interest,2026-06-30,3.00,INT,`];
    const more = await importing(longer);

    expect(first).toMatchObject({ status: 0, err: '' });
    expect(again.out).toContain('0 movements added, 6 were there already.\n');
    expect(more.out).toContain('1 movement added, 6 were there already.\n');
    expect([await held(fund.fundId), await held(other.fundId)]).toEqual([51_900_000n, 120_300n]);
    expect((await house.get(Verification).run()).problems).toEqual([]);
  });

  it('refuses a row of a closed month like its page, and stores nothing', async () => {
    const before = await held(fund.fundId);
    await house.get(Transactions).run((tx) =>
      house.get(Journal).closeThrough(tx, {
        through: '2026-04-30',
        by: fund.administrator,
        reason: 'April is signed',
      }),
    );

    const { status, err } = await importing([
      `${fund.code},trust-main,receipt,2026-04-30,1.00,LATE,`,
      `${fund.code},trust-main,receipt,2026-05-01,1.00,IN TIME,`,
    ]);

    expect({ status, lines: err.match(/Line \d+/g) }).toEqual({ status: 1, lines: ['Line 2'] });
    expect(await held(fund.fundId)).toBe(before);
  });

  it.each([
    ['no such column', ['Fund,Account', 'x,y'], /^The first line must name the columns/],
    ['nothing below the header', [HEADER], /^The file has no rows below its header/],
    ['no CSV', [HEADER, '"x,y'], /^The file is not a CSV file that can be read/],
  ])('refuses a file with %s by one sentence', async (_, lines, sentence) => {
    const path = join(folder.path, 'other.csv');
    await writeFile(path, lines.join('\n'));

    const { status, out, err } = await almoner(
      settingsOf(house),
      ...['import', 'history', path, '--by', by],
    );

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it('takes the name of a trustee administrator only', async () => {
    const path = join(folder.path, 'history.csv');
    await writeFile(path, [HEADER, ...history()].join('\n'));

    const { status, err } = await almoner(
      settingsOf(house),
      ...['import', 'history', path, '--by', 'nobody@example.org'],
    );

    expect({ status, err }).toEqual({
      status: 1,
      err: `nobody@example.org is no trustee administrator. There are: ${by}.\n`,
    });
  });
});
