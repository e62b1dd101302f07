import { randomUUID } from 'node:crypto';
import { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Failure } from '../../../src/payments/failure/failure.service.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { Bounces } from '../../../src/reconciliation/bounce/bounce.service.js';
import { Matching } from '../../../src/reconciliation/matching/matching.service.js';
import { Positions } from '../../../src/reconciliation/month/positions.queries.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { Undoing } from '../../../src/reconciliation/undoing/undoing.service.js';
import { openHouse, type House } from '../../support/house.js';
import { payAll } from '../payments/a-run.js';
import { aPaymentSent, type APayment } from './a-payment.js';
import { aStatement, type ALine } from './a-statement.js';

let house: House;
let adeId: string;
let beaId: string;

/** Each payment is sent on 26 November; the month ends on the 30th, and the test goes on from there. */
beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-26T10:00:00Z' });
  adeId = await house.person('Ade Balogun', 'trustee-administrator');
  beaId = await house.person('Bea Carter', 'trustee-administrator');
}, 60_000);

beforeEach(() => {
  house.clock.set('2026-11-26T10:00:00Z');
});

afterAll(() => house.close());

/** The day on which it was sent, by what stood on these days; undefined where it was not in transit. */
async function inTransitOn(payment: APayment, ...days: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const day of days) {
    const all = await house.get(Positions).inTransit(house.db.manager, day);
    found.push(all.find(({ reference }) => reference === payment.reference)?.on);
  }
  return found;
}

const DAYS = ['2026-11-25', '2026-11-30', '2026-12-31'] as const;
const SENT = '2026-11-26';

async function lineOf(payment: APayment, line: Omit<ALine, 'words'>): Promise<string> {
  const account = await house.db.manager.findOneByOrFail(BankAccount, { id: payment.account.id });
  await house.get(StatementImport).import({
    bankAccountId: account.id,
    fileName: `${line.on}.csv`,
    bytes: aStatement(account, [{ ...line, words: payment.reference }]),
    by: adeId,
  });
  return (await house.get(BankLines).unmatched(account.id)).at(-1)?.id ?? '';
}

async function clear(payment: APayment, on: string): Promise<string> {
  const bankLineId = await lineOf(payment, { on, pence: -240_000n });
  await house.get(Matching).match({ bankLineId, items: [`instalment:${payment.id}`], by: adeId });
  const [part] = await house.db.query<{ id: string }[]>(
    'SELECT match_id AS id FROM bank_match_part WHERE bank_line_id = $1 AND is_live',
    [bankLineId],
  );
  return part?.id ?? '';
}

describe('what was in transit on a day, however late it is asked', () => {
  it('has a payment that the bank showed later', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    house.clock.set('2026-12-02T10:00:00Z');
    await clear(payment, '2026-12-01');

    expect(await inTransitOn(payment, ...DAYS)).toEqual([undefined, SENT, undefined]);
    expect(await inTransitOn(payment, '2026-12-01')).toEqual([undefined]);
  });

  it('has one that failed later and went again with another file', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    house.clock.set('2026-12-02T10:00:00Z');
    const reason = 'No such account';
    await house.get(Failure).record({ instalmentId: payment.id, attempt: 1, reason, by: adeId });
    expect(await inTransitOn(payment, ...DAYS)).toEqual([undefined, SENT, undefined]);

    house.clock.set('2026-12-04T10:00:00Z');
    await payAll(house, payment.account.id, [payment.id], adeId, beaId);

    const days = [...DAYS, '2026-12-03'];
    expect(await inTransitOn(payment, ...days)).toEqual([undefined, SENT, '2026-12-04', undefined]);
  });

  it('has one that cleared and came back later', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    house.clock.set('2026-12-07T10:00:00Z');
    await clear(payment, '2026-12-01');
    const bankLineId = await lineOf(payment, { on: '2026-12-03', pence: 240_000n });
    await house.get(Bounces).record({
      bankLineId,
      instalmentId: payment.id,
      reason: 'Account closed',
      formKey: randomUUID(),
      by: adeId,
    });

    expect(await inTransitOn(payment, ...DAYS)).toEqual([undefined, SENT, undefined]);
  });

  it('has not one that cleared in the month, and has it again where that was undone', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    const matchId = await clear(payment, '2026-11-27');
    expect(await inTransitOn(payment, ...DAYS)).toEqual([undefined, undefined, undefined]);
    expect(await inTransitOn(payment, SENT)).toEqual([SENT]);

    await house.get(Undoing).undo({ matchId, by: adeId, reason: 'Another payment' });

    expect(await inTransitOn(payment, ...DAYS)).toEqual([undefined, SENT, SENT]);
  });
});

it('leaves a ledger that proves itself', async () => {
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
});
