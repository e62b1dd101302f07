import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { BankAccountOpening } from '../../../src/funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening } from '../../../src/funds/opening/opening.service.js';
import {
  ReceiptRecording,
  type RecordReceipt,
} from '../../../src/funds/receipt/receipt.service.js';
import { Receipts } from '../../../src/funds/receipts.queries.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { openHouse, type House } from '../../support/house.js';

jest.setTimeout(60_000);

let house: House;
let administrator: string;
let accounts = 60_000_000;

const lottery = {
  name: 'Communities Fund',
  code: 'communities',
  funderName: 'The National Lottery',
  restriction: 'Groups in Colchester',
  agreementReference: 'TNL-42',
  startsOn: '2026-04-01',
  spendBy: '2028-03-31',
};

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  administrator = await house.person('Ade Balogun', 'trustee-administrator');
});

afterAll(() => house.close());

async function aReceipt(code: string): Promise<RecordReceipt> {
  const fund = await house.get(FundOpening).open({ ...lottery, code }, administrator);
  const account = await house.get(BankAccountOpening).open(
    {
      name: 'Current account',
      code: `${code}-current`,
      sortCode: '30-90-89',
      accountNumber: (++accounts).toString(),
    },
    administrator,
  );
  return {
    fundId: fund.id,
    bankAccountId: account.id,
    kind: 'receipt',
    amountPence: 4_000_000n,
    receivedOn: '2026-11-20',
    reference: 'TNL 0042',
    formKey: randomUUID(),
    recordedBy: administrator,
  };
}

async function actsOn(subject: string): Promise<string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [subject],
  );
  return rows.map(({ act }) => act);
}

describe('opening a fund', () => {
  it('opens it here and in the ledger, with nothing in it, on the record', async () => {
    const fund = await house.get(FundOpening).open(lottery, administrator);

    expect(await house.get(Balances).ofFund(fund.id)).toMatchObject({
      code: 'communities',
      availablePence: 0n,
    });
    expect(await actsOn(`fund/${fund.id}`)).toEqual(['opened']);
  });

  it('refuses a code that is taken, and leaves no half of a fund', async () => {
    await house.get(FundOpening).open({ ...lottery, code: 'twice' }, administrator);

    await expect(
      house.get(FundOpening).open({ ...lottery, name: 'Second', code: 'twice' }, administrator),
    ).rejects.toMatchObject({ refusals: [{ code: 'fund-code-taken', field: 'code' }] });
    expect(await house.db.query(`SELECT 1 FROM fund WHERE name = 'Second'`)).toEqual([]);
  });

  it('refuses the same bank account under two codes', async () => {
    const current = { name: 'Current', code: 'one', sortCode: '309089', accountNumber: '70000001' };
    await house.get(BankAccountOpening).open(current, administrator);

    await expect(
      house.get(BankAccountOpening).open({ ...current, code: 'two' }, administrator),
    ).rejects.toMatchObject({ refusals: [{ code: 'bank-account-known' }] });
  });
});

describe('recording a receipt', () => {
  it('is the fund’s to award at once, at the bank, and on the record', async () => {
    const command = await aReceipt('alliance');

    const receipt = await house.get(ReceiptRecording).record(command);

    expect(await house.get(Balances).ofFund(command.fundId)).toMatchObject({
      receivedPence: 4_000_000n,
      availablePence: 4_000_000n,
    });
    expect(await house.get(Balances).cashByBankAccount()).toContainEqual({
      bankAccountId: command.bankAccountId,
      code: 'alliance-current',
      fundId: command.fundId,
      pence: 4_000_000n,
    });
    expect(await house.get(Receipts).ofFund(command.fundId)).toMatchObject([
      { id: receipt.id, amountPence: 4_000_000n, receivedOn: '2026-11-20', fundCode: 'alliance' },
    ]);
    expect(await actsOn(`fund/${command.fundId}`)).toEqual(['opened', 'received']);
  });

  it('makes one receipt of twenty clicks', async () => {
    const command = await aReceipt('clicks');

    const receipts = await Promise.all(
      Array.from({ length: 20 }, () => house.get(ReceiptRecording).record(command)),
    );

    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect(await house.get(Balances).ofFund(command.fundId)).toMatchObject({
      availablePence: 4_000_000n,
    });
    expect(await actsOn(`fund/${command.fundId}`)).toEqual(['opened', 'received']);
  });

  it('does not take a changed figure for a second click', async () => {
    const command = await aReceipt('changed');
    await house.get(ReceiptRecording).record(command);

    await expect(
      house.get(ReceiptRecording).record({ ...command, amountPence: 5n }),
    ).rejects.toMatchObject({ refusals: [{ code: 'form-sent-before' }] });
  });

  it('refuses tomorrow, and an account there is not, and writes nothing', async () => {
    const command = await aReceipt('refused');

    await expect(
      house.get(ReceiptRecording).record({ ...command, receivedOn: '2026-11-24' }),
    ).rejects.toMatchObject({ refusals: [{ code: 'received-in-the-future' }] });
    await expect(
      house.get(ReceiptRecording).record({ ...command, bankAccountId: randomUUID() }),
    ).rejects.toMatchObject({ refusals: [{ code: 'bank-account-unknown' }] });
    expect(await house.get(Receipts).ofFund(command.fundId)).toEqual([]);
    expect(await house.get(Balances).ofFund(command.fundId)).toMatchObject({ availablePence: 0n });
  });
});

describe('the pages', () => {
  it('show receipts by the page, and count them all', async () => {
    const command = await aReceipt('many');
    await house.db.query(
      `INSERT INTO receipt (fund_id, bank_account_id, kind, amount_pence, received_on, reference, form_key, recorded_at, recorded_by)
       SELECT $1, $2, 'receipt', n, '2026-11-01', 'NUMBER ' || lpad(n::text, 3, '0'), gen_random_uuid(), now() + n * interval '1 second', $3
         FROM generate_series(1, 120) n`,
      [command.fundId, command.bankAccountId, administrator],
    );
    const visitor = await house.as(administrator);
    const numbersAt = async (query: string): Promise<readonly string[]> => {
      const { text } = await visitor.get(`/funds/${command.fundId}${query}`);
      expect(text).toContain('Received: 120 receipts');
      return text.match(/NUMBER \d+/g) ?? [];
    };

    const pages = [
      await numbersAt(''),
      await numbersAt('?receipts=2'),
      await numbersAt('?receipts=3'),
    ];

    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(new Set(pages.flat()).size).toBe(120);
    expect(await numbersAt('?receipts=nonsense')).toEqual(pages[0]);
    await house.db.query('DELETE FROM receipt WHERE fund_id = $1', [command.fundId]);
  });

  it('opens a fund, records a receipt for it and shows the sum, from form to list', async () => {
    const visitor = await house.as(administrator);
    const opened = await visitor.submit('/funds/new', {
      name: 'Winter Fund',
      code: 'winter',
      funderName: 'Essex County Council',
      restriction: 'Warm places <b>only</b>',
      area: 'Highwoods and St Anne’s',
      beneficiaries: 'Older people',
      theme: 'Warmth',
      excludedCosts: ['alcohol', 'vehicles', 'not one of ours'],
      agreementReference: 'ECC-7',
      feeKind: 'percent',
      feePercent: '7.5',
      feeCeiling: '1,000',
      'startsOn-day': '1',
      'startsOn-month': '4',
      'startsOn-year': '2026',
      'spendBy-day': '31',
      'spendBy-month': '3',
      'spendBy-year': '2028',
    });
    const fundPage = opened.location ?? '';
    const page = await visitor.follow(opened);
    expect(page.text).toContain('Warm places &lt;b&gt;only&lt;/b&gt;');
    for (const term of ['Highwoods and St Anne’s', 'Older people', 'Alcohol, Vehicles', '7.5%']) {
      expect(page.text).toContain(term);
    }
    const added = await visitor.submit('/bank-accounts/new', {
      name: 'Winter account',
      code: 'winter-account',
      sortCode: '30 90 89',
      accountNumber: '5555 4444',
    });
    expect((await visitor.follow(added)).text).toContain('ending 4444');
    const form = await visitor.get(`${fundPage}/receipt`);
    const account = /<option value="([^"]+)"[^>]*>Winter account/.exec(form.text)?.[1] ?? '';

    const received = await visitor.submit(`${fundPage}/receipt`, {
      kind: 'receipt',
      amount: '£12,345.67',
      'receivedOn-day': '20',
      'receivedOn-month': '11',
      'receivedOn-year': '2026',
      bankAccountId: account,
      reference: 'ECC 7/1',
    });

    expect((await visitor.follow(received)).text).toContain('£12,345.67 is recorded for Winter');
    expect((await visitor.get('/funds')).text).toContain('£12,345.67');
  });

  it.each([
    ['amount', '1,00', 'Enter an amount in pounds, like'],
    ['amount', '0.005', 'whole pence'],
    ['amount', '-0', 'must not be less than zero'],
    ['amount', '1e21', 'Enter an amount in pounds, like'],
    ['receivedOn-day', '31', 'The date received must be a real date'],
    ['receivedOn-day', '24', 'The date received must be today or in the past'],
  ])('says what is wrong with %s %s, and keeps it', async (field, typed, words) => {
    const [fund] = await house.db.query<{ id: string }[]>(`SELECT id FROM fund LIMIT 1`);
    const [account] = await house.db.query<{ id: string }[]>(`SELECT id FROM bank_account LIMIT 1`);
    const visitor = await house.as(administrator);

    const refused = await visitor.submit(`/funds/${fund?.id ?? ''}/receipt`, {
      kind: 'interest',
      amount: '10',
      'receivedOn-day': '20',
      'receivedOn-month': '11',
      'receivedOn-year': '2026',
      bankAccountId: account?.id ?? '',
      reference: 'Kept words',
      [field]: typed,
    });

    expect(refused.status).toBe(422);
    expect(refused.text).toContain(words);
    expect(refused.text).toContain(`value="${typed}"`);
    expect(refused.text).toContain('Kept words');
  });

  it('lets panel members read and only the trustee administrator act', async () => {
    const member = await house.as(await house.person('Mo Member', 'panel-member'));
    const contact = await house.as(await house.person('Con Tact', 'contact'));

    const list = await member.get('/funds');
    expect(list.status).toBe(200);
    expect(list.text).not.toContain('/funds/new');
    expect((await member.get('/funds/new')).status).toBe(403);
    expect((await contact.get('/funds')).status).toBe(403);
  });
});
