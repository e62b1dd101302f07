import { randomUUID } from 'node:crypto';
import { FundPaymentRecording } from '../../../src/funds/fund-payment-recording.service.js';
import { fingerprintOf } from '../../../src/funds/interest-sharing/interest-sharing.rules.js';
import { InterestSharings } from '../../../src/funds/interest-sharing/interest-sharing.service.js';
import { Receipts } from '../../../src/funds/receipts.queries.js';
import { Reversals } from '../../../src/funds/reversal/reversal.service.js';
import type { Reversible } from '../../../src/funds/reversal/reversal.rules.js';
import { FundTransfers } from '../../../src/funds/transfer/transfer.service.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Journal } from '../../../src/ledger/journal.service.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { aFund, anAccount, type AFund } from './a-fund.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

const balance = ({ fundId }: AFund) => house.get(Balances).ofFund(fundId);

async function receiptOf({ fundId }: AFund): Promise<string> {
  const [receipt] = await house.get(Receipts).ofFund(fundId);
  return receipt?.id ?? '';
}

function undo(kind: Reversible, id: string, by: string, effectiveOn = '2026-11-23'): Promise<void> {
  return house.get(Reversals).reverse({ kind, id, effectiveOn, reason: 'Typed twice', by });
}

describe('a transfer', () => {
  it('takes from one fund exactly what it gives to another, with the consent on both', async () => {
    const from = await aFund(house);
    const to = await aFund(house, { receivedPence: 0n, bankAccountId: from.bankAccountId });
    const command = {
      fromFundId: from.fundId,
      toFundId: to.fundId,
      bankAccountId: from.bankAccountId,
      amountPence: 1_000_001n,
      transferredOn: '2026-11-20',
      reason: 'A joint project',
      consentedBy: 'Nadia Petrescu, grants officer',
      consentedOn: '2026-11-18',
      consentReference: 'E-mail of 18 November',
      formKey: randomUUID(),
      recordedBy: from.administrator,
    };

    const made = await Promise.all(
      Array.from({ length: 10 }, () => house.get(FundTransfers).transfer(command)),
    );

    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await balance(from)).toMatchObject({ availablePence: 2_999_999n });
    expect(await balance(to)).toMatchObject({ availablePence: 1_000_001n });

    await undo('fund-transfer', made[0]?.id ?? '', from.administrator);
    expect(await balance(from)).toMatchObject({ availablePence: 4_000_000n, movedOutPence: 0n });
    expect(await balance(to)).toMatchObject({ availablePence: 0n, movedInPence: 0n });
  });

  it('the other way round at the same moment waits, and both happen', async () => {
    const one = await aFund(house);
    const other = await aFund(house, { bankAccountId: one.bankAccountId });
    const give = (from: AFund, to: AFund) =>
      house.get(FundTransfers).transfer({
        ...{ fromFundId: from.fundId, toFundId: to.fundId, bankAccountId: one.bankAccountId },
        ...{ amountPence: 10n, transferredOn: '2026-11-20', reason: 'r', consentedBy: 'c' },
        ...{ consentedOn: '2026-11-20', consentReference: 'e', formKey: randomUUID() },
        recordedBy: one.administrator,
      });

    await Promise.all(
      Array.from({ length: 10 }, (_, at) => (at % 2 ? give(one, other) : give(other, one))),
    );

    expect(await balance(one)).toMatchObject({ availablePence: 4_000_000n, movedInPence: 50n });
  });
});

describe('sharing interest', () => {
  it('gives each fund its share by the cash it has there, to the penny, in one entry', async () => {
    const bankAccountId = await anAccount(house, 'savings');
    const small = await aFund(house, { receivedPence: 100_000n, bankAccountId });
    const large = await aFund(house, { receivedPence: 200_000n, bankAccountId });
    const elsewhere = await aFund(house);
    const sharings = house.get(InterestSharings);
    const shares = await sharings.preview(bankAccountId, 1_000n);
    const command = {
      ...{ bankAccountId, amountPence: 1_000n, receivedOn: '2026-11-20', reference: 'GROSS INT' },
      ...{ seen: fingerprintOf(shares), formKey: randomUUID(), recordedBy: small.administrator },
    };

    const made = await Promise.all(Array.from({ length: 5 }, () => sharings.share(command)));

    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await balance(small)).toMatchObject({ interestPence: 333n });
    expect(await balance(large)).toMatchObject({ interestPence: 667n });
    expect(await balance(elsewhere)).toMatchObject({ interestPence: 0n });
    const [receipt] = await house.get(Receipts).ofFund(small.fundId);
    expect(receipt).toMatchObject({ kind: 'interest', amountPence: 333n, sharingId: made[0]?.id });

    await expect(undo('receipt', receipt?.id ?? '', small.administrator)).rejects.toMatchObject({
      refusals: [{ code: 'share-of-interest' }],
    });
    await undo('interest-sharing', made[0]?.id ?? '', small.administrator);
    expect(await balance(large)).toMatchObject({ interestPence: 0n, availablePence: 200_000n });
    expect(await house.get(Receipts).atBankAccount(bankAccountId)).toHaveLength(2);
  });

  it('posts no shares that nobody has looked at', async () => {
    const { bankAccountId, administrator } = await aFund(house);
    const command = {
      ...{ bankAccountId, amountPence: 1_000n, receivedOn: '2026-11-20', reference: 'INT' },
      ...{ seen: '', formKey: randomUUID(), recordedBy: administrator },
    };

    await expect(house.get(InterestSharings).share(command)).rejects.toMatchObject({
      refusals: [{ code: 'shares-unseen' }],
    });
  });
});

describe('a fee', () => {
  it('is taken as far as the agreement allows, however many take it at once', async () => {
    const fund = await aFund(house);
    await house.db.query(
      `UPDATE fund SET fee_kind = 'percent', fee_basis_points = 750 WHERE id = $1`,
      [fund.fundId],
    );
    const take = () =>
      house.get(FundPaymentRecording).record({
        ...{ fundId: fund.fundId, bankAccountId: fund.bankAccountId, kind: 'management-fee' },
        ...{ amountPence: 100_000n, paidOn: '2026-11-20', reference: 'FEE', reason: '' },
        ...{ formKey: randomUUID(), recordedBy: fund.administrator },
      } as const);

    const answers = await Promise.allSettled([take(), take(), take(), take(), take()]);

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3); // of £3,000
    expect(await balance(fund)).toMatchObject({ feePence: 300_000n });
  });
});

describe('undoing a receipt', () => {
  it('takes it back, keeps both on record, and happens once of ten clicks', async () => {
    const fund = await aFund(house);
    const id = await receiptOf(fund);

    await Promise.all(
      Array.from({ length: 10 }, () => undo('receipt', id, fund.administrator, '2026-11-02')),
    );

    expect(await balance(fund)).toMatchObject({ receivedPence: 0n, availablePence: 0n });
    expect(await house.get(Receipts).ofFund(fund.fundId)).toMatchObject([{ isReversed: true }]);
    const other = await house.person('Bea Second', 'trustee-administrator');
    await expect(undo('receipt', id, other)).rejects.toMatchObject({
      refusals: [{ code: 'already-reversed' }],
    });
  });

  it('is refused when the money has moved on, before it happened, or in the future', async () => {
    const fund = await aFund(house);
    const id = await receiptOf(fund);
    await house.get(FundPaymentRecording).record({
      ...{ fundId: fund.fundId, bankAccountId: fund.bankAccountId, kind: 'refund-to-funder' },
      ...{ amountPence: 1n, paidOn: '2026-11-20', reference: 'BACK', reason: 'Unspent' },
      ...{ formKey: randomUUID(), recordedBy: fund.administrator },
    } as const);

    for (const [on, code] of [
      ['2026-11-23', 'money-moved-on'],
      ['2026-11-01', 'corrected-before-it-happened'],
      ['2026-11-24', 'corrected-in-the-future'],
    ] as const) {
      await expect(undo('receipt', id, fund.administrator, on)).rejects.toMatchObject({
        refusals: expect.arrayContaining([expect.objectContaining({ code })]) as unknown,
      });
    }
    expect(await balance(fund)).toMatchObject({ receivedPence: 4_000_000n });
  });

  it('is refused while a line of the bank’s is matched with it', async () => {
    const fund = await aFund(house);
    const id = await receiptOf(fund);
    await matchByHand(fund, id);

    await expect(undo('receipt', id, fund.administrator)).rejects.toMatchObject({
      refusals: [{ code: 'matched-with-the-bank' }],
    });
  });

  it('says so when its month is signed and closed, and counts later instead', async () => {
    const fund = await aFund(house);
    const id = await receiptOf(fund);
    await house.get(Transactions).run((tx) =>
      house.get(Journal).closeThrough(tx, {
        through: '2026-11-10',
        by: fund.administrator,
        reason: 'Signed',
      }),
    );

    const inClosed = undo('receipt', id, fund.administrator, '2026-11-02');
    await expect(inClosed).rejects.toMatchObject({
      refusals: [{ message: expect.stringContaining('closed') as string }],
    });
    await undo('receipt', id, fund.administrator, '2026-11-11');
    expect(await balance(fund)).toMatchObject({ receivedPence: 0n });
  });
});

/** The row that a match leaves behind, without the statement that belongs to it. */
function matchByHand({ administrator }: AFund, receiptId: string): Promise<void> {
  return house.db.transaction(async (tx) => {
    await tx.query('ALTER TABLE bank_match DROP CONSTRAINT bank_match_bank_line_fk');
    await tx.query(
      `INSERT INTO bank_match (bank_line_id, receipt_id, matched_at, matched_by) VALUES ($1, $2, now(), $3)`,
      [randomUUID(), receiptId, administrator],
    );
  });
}
