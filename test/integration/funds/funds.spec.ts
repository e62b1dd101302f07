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
