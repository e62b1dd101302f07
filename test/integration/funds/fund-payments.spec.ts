import { randomUUID } from 'node:crypto';
import {
  FundPaymentRecording,
  type RecordFundPayment,
} from '../../../src/funds/fund-payment-recording.service.js';
import { FundPayments } from '../../../src/funds/fund-payments.queries.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { aFund } from './a-fund.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

async function aCharge(): Promise<RecordFundPayment> {
  const { fundId, bankAccountId, administrator } = await aFund(house);
  return {
    fundId,
    bankAccountId,
    kind: 'bank-charge',
    amountPence: 650n,
    paidOn: '2026-11-20',
    reference: 'CHAPS FEE',
    reason: '',
    formKey: randomUUID(),
    recordedBy: administrator,
  };
}

it('takes a charge off what the fund has, at the bank account it left, on the record', async () => {
  const charge = await aCharge();

  const { id } = await house.get(FundPaymentRecording).record(charge);

  expect(await house.get(Balances).ofFund(charge.fundId)).toMatchObject({
    availablePence: 3_999_350n,
    chargedPence: 650n,
  });
  expect(await house.get(FundPayments).atBankAccount(charge.bankAccountId)).toMatchObject([
    { id, kind: 'bank-charge', amountPence: 650n, paidOn: '2026-11-20', isReversed: false },
  ]);
  const acts = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [`fund/${charge.fundId}`],
  );
  expect(acts.map(({ act }) => act)).toEqual(['opened', 'received', 'charged']);
});

it('makes one payment of twenty clicks, and takes no change for a click', async () => {
  const charge = await aCharge();

  const payments = await Promise.all(
    Array.from({ length: 20 }, () => house.get(FundPaymentRecording).record(charge)),
  );

  expect(new Set(payments.map(({ id }) => id)).size).toBe(1);
  expect(await house.get(Balances).ofFund(charge.fundId)).toMatchObject({ chargedPence: 650n });
  await expect(
    house.get(FundPaymentRecording).record({ ...charge, amountPence: 651n }),
  ).rejects.toMatchObject({ refusals: [{ code: 'form-sent-before' }] });
});

it('never pays more than there is, however many pay at once', async () => {
  const charge = await aCharge();

  const answers = await Promise.allSettled(
    Array.from({ length: 12 }, () =>
      house
        .get(FundPaymentRecording)
        .record({ ...charge, amountPence: 1_000_000n, formKey: randomUUID() }),
    ),
  );

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  expect(await house.get(Balances).ofFund(charge.fundId)).toMatchObject({ availablePence: 0n });
});

it('leaves nothing behind of what it refuses', async () => {
  const charge = await aCharge();

  for (const wrong of [
    { amountPence: 4_000_001n },
    { paidOn: '2026-11-24' },
    { kind: 'refund-to-funder' },
    { kind: 'management-fee' },
    { bankAccountId: randomUUID() },
  ] as const) {
    await expect(
      house.get(FundPaymentRecording).record({ ...charge, ...wrong }),
    ).rejects.toHaveProperty('refusals');
  }
  expect(await house.get(FundPayments).ofFund(charge.fundId)).toEqual([]);
});
