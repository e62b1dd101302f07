import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Balances, type CommitmentBalance } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { GrantReturns } from '../../../src/payments/grant-return/grant-return.service.js';
import { ReturnableAwards } from '../../../src/payments/grant-return/returnable-awards.queries.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Settlement } from '../../../src/payments/settlement/settlement.service.js';
import { Transactions, type Tx } from '../../../src/platform/database/transactions.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { aPaymentSent, type APayment } from '../reconciliation/a-payment.js';

jest.setTimeout(60_000);

let house: House;
let ade: string;
let bea: string;
let settlement: Settlement;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
  settlement = house.get(Settlement);
});

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

const SUM = 240_001n;

function within<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
  return house.get(Transactions).run(act);
}

async function sent(): Promise<APayment> {
  return aPaymentSent(house, SUM, ade, bea);
}

function seen(payment: APayment, matchId = randomUUID()) {
  return {
    instalmentId: payment.id,
    bankAccountId: payment.account.id,
    on: '2026-11-25',
    by: ade,
    matchId,
    reason: 'As the bank says',
  };
}

async function cleared(): Promise<[APayment, ReturnType<typeof seen>]> {
  const payment = await sent();
  const command = seen(payment);
  await within((tx) => settlement.clear(tx, command));
  return [payment, command];
}

async function balance({ awardId }: APayment): Promise<Partial<CommitmentBalance> | undefined> {
  return house.get(Balances).ofCommitment(awardId);
}

async function stateOf({ id }: APayment): Promise<object | undefined> {
  return house.get(Instalments).byId(id);
}

function actsOn({ awardId }: APayment): Promise<object[]> {
  return house.db.query('SELECT act, detail FROM audit_event WHERE subject = $1 ORDER BY place', [
    `award/${awardId}`,
  ]);
}

const inTransit = { committedPence: 0n, inTransitPence: SUM, paidPence: 0n };
const paid = { committedPence: 0n, inTransitPence: 0n, paidPence: SUM };
const committed = { committedPence: SUM, inTransitPence: 0n, paidPence: 0n };

it('clears what was sent out of the bank account, once', async () => {
  const [payment, command] = await cleared();

  expect(await balance(payment)).toMatchObject(paid);
  expect(await stateOf(payment)).toMatchObject({ status: 'cleared', clearedOn: '2026-11-25' });
  expect(await house.get(Balances).cashByBankAccount()).toContainEqual(
    expect.objectContaining({ fundId: payment.fundId, pence: 10_000_000n - SUM }),
  );
  await expect(within((tx) => settlement.clear(tx, command))).rejects.toMatchObject({
    refusals: [{ code: 'payment-cleared' }],
  });
});

it('clears many at once as it does one, in whatever order they are, and puts each on the record', async () => {
  const payments = [await sent(), await sent(), await sent()];

  await within((tx) =>
    settlement.clearAll(
      tx,
      payments.toReversed().map((payment) => seen(payment)),
    ),
  );

  for (const payment of payments) {
    expect(await balance(payment)).toMatchObject(paid);
    expect(await stateOf(payment)).toMatchObject({ status: 'cleared', clearedOn: '2026-11-25' });
    expect(await actsOn(payment)).toContainEqual({
      act: 'payment-cleared',
      detail: { reference: payment.reference },
    });
  }
});

it('clears none of many when one of them has cleared before', async () => {
  const payment = await sent();
  const [before] = await cleared();

  const clearing = within((tx) => settlement.clearAll(tx, [seen(payment), seen(before)]));

  await expect(clearing).rejects.toMatchObject({ refusals: [{ code: 'payment-cleared' }] });
  expect(await balance(payment)).toMatchObject(inTransit);
  expect(await stateOf(payment)).toMatchObject({ status: 'sent', clearedOn: null });
});

it('takes a clearing back, and clears again under another match', async () => {
  const [payment, command] = await cleared();

  await within((tx) => settlement.unclear(tx, command));
  expect(await balance(payment)).toMatchObject(inTransit);
  expect(await stateOf(payment)).toMatchObject({ status: 'sent', clearedOn: null });

  await within((tx) => settlement.clear(tx, seen(payment)));
  expect(await balance(payment)).toMatchObject(paid);
});

it('puts a failed payment back among what is promised, to be tried again', async () => {
  const payment = await sent();

  await within((tx) => settlement.fail(tx, seen(payment)));

  expect(await balance(payment)).toMatchObject(committed);
  expect(await stateOf(payment)).toMatchObject({ status: 'planned', attempt: 2, sentAt: null });
  await expect(within((tx) => settlement.fail(tx, seen(payment)))).rejects.toMatchObject({
    refusals: [{ code: 'payment-planned' }],
  });
});

it('puts what came back into the bank account, and takes that back too', async () => {
  const [payment] = await cleared();
  const bounce = seen(payment);

  await within((tx) => settlement.bounce(tx, bounce));
  expect(await balance(payment)).toMatchObject(committed);
  expect(await stateOf(payment)).toMatchObject({ status: 'planned', attempt: 2 });
  await expect(within((tx) => settlement.unbounce(tx, seen(payment)))).rejects.toMatchObject({
    refusals: [{ code: 'not-bounced' }],
  });

  await within((tx) => settlement.unbounce(tx, bounce));
  expect(await balance(payment)).toMatchObject(paid);
  expect(await stateOf(payment)).toMatchObject({
    status: 'cleared',
    attempt: 1,
    clearedOn: '2026-11-25',
  });

  await within((tx) => settlement.bounce(tx, seen(payment)));
  expect(await balance(payment)).toMatchObject(committed);
});

it('says one thing of a payment, whoever settles it how at once', async () => {
  const payment = await sent();
  const acts = [
    (tx: Tx) => settlement.clear(tx, seen(payment)),
    (tx: Tx) => settlement.fail(tx, seen(payment)),
    (tx: Tx) => settlement.clear(tx, seen(payment)),
    (tx: Tx) => settlement.fail(tx, seen(payment)),
  ];

  const done = await Promise.allSettled(acts.map(within));

  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

describe('a grant that comes back', () => {
  const part = 40_000n;

  function returned(payment: APayment, amountPence = part): Promise<string> {
    const { bankAccountId, on, by, matchId } = seen(payment);
    const { awardId } = payment;
    return within((tx) =>
      house.get(GrantReturns).record(tx, {
        awardId,
        bankAccountId,
        amountPence,
        on,
        reference: 'UNDERSPEND',
        by,
        matchId,
      }),
    );
  }

  it('is available again, and undone it is not', async () => {
    const [payment] = await cleared();
    const before = await house.get(Balances).ofFund(payment.fundId);

    const grantReturnId = await returned(payment);

    expect(await house.get(Balances).ofFund(payment.fundId)).toMatchObject({
      availablePence: (before?.availablePence ?? 0n) + part,
    });
    expect(await house.get(ReturnableAwards).all()).toContainEqual(
      expect.objectContaining({ awardId: payment.awardId, returnablePence: SUM - part }),
    );

    const undo = { grantReturnId, on: '2026-11-26', by: bea, reason: 'Another award’s' };
    await within((tx) => house.get(GrantReturns).undo(tx, undo));
    expect(await house.get(Balances).ofFund(payment.fundId)).toMatchObject({
      availablePence: before?.availablePence,
    });
    await expect(within((tx) => house.get(GrantReturns).undo(tx, undo))).rejects.toMatchObject({
      refusals: [{ code: 'return-undone' }],
    });
  });

  it('is never more than was paid', async () => {
    const [payment] = await cleared();

    await expect(returned(payment, SUM + 1n)).rejects.toMatchObject({
      refusals: [{ code: 'return-too-large' }],
    });
    expect(
      await house.db.query('SELECT FROM grant_return WHERE award_id = $1', [payment.awardId]),
    ).toEqual([]);
  });
});
