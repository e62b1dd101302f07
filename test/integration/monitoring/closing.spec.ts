import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Clawbacks } from '../../../src/monitoring/clawback/clawbacks.queries.js';
import { ClawingBack } from '../../../src/monitoring/clawback/clawing-back.service.js';
import { Closing } from '../../../src/monitoring/closure/closing.service.js';
import { Closures } from '../../../src/monitoring/closure/closures.queries.js';
import { GrantReturns } from '../../../src/payments/grant-return/grant-return.service.js';
import { ReturnableAwards } from '../../../src/payments/grant-return/returnable-awards.queries.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import type { Visitor } from '../../support/visitor.js';
import { seat } from '../payments/a-seat.js';
import { aPaidAward, comesBack, hasReported, keepers } from './a-paid-award.js';

jest.setTimeout(60_000);

let house: House;
let coraId: string;
let cora: Visitor;
let kit: Visitor;
let kitId: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  coraId = await house.person('Cora Coordinator', 'coordinator');
  cora = await house.as(coraId);
  [kitId] = await keepers(house);
  kit = await house.as(kitId);
});

afterAll(() => house.close());

const ONE = { amountPence: 400_000n, instalments: 1, returnMonths: [6] } as const;
const january = { 'firstOn-day': '15', 'firstOn-month': '1', 'firstOn-year': '2027' };

async function stateOf(awardId: string): Promise<string | undefined> {
  const [row] = await house.db.query<{ status: string }[]>(
    'SELECT status FROM award WHERE id = $1',
    [awardId],
  );
  return row?.status;
}

async function availableIn(fundId: string): Promise<bigint> {
  const [row] = await house.db.query<{ available: string }[]>(
    'SELECT available FROM ledger.fund_balance WHERE fund_id = $1',
    [fundId],
  );
  return BigInt(row?.available ?? 0);
}

describe('closing a grant', () => {
  it('is done by one person when the sums come out; what was never paid is the fund’s again', async () => {
    const award = await aPaidAward(house, { amountPence: 400_000n, returnMonths: [6] });
    const before = await availableIn(award.fundId);
    const early = await cora.submit(`/awards/${award.awardId}/closure`, {
      ...{ explanation: '', lessons: '' },
    });
    expect(early.status).toBe(422);
    expect(early.text).toContain('Return 1 is neither accepted nor done without');
    await hasReported(house, award, 200_000n, coraId);

    const closed = await cora.submit(`/awards/${award.awardId}/closure`, {
      lessons: 'Begin in spring.',
    });

    expect(closed.status).toBe(303);
    expect(await stateOf(award.awardId)).toBe('complete');
    expect(await availableIn(award.fundId)).toBe(before + 200_000n);
    expect(await house.get(Balances).ofCommitment(award.awardId)).toMatchObject({
      ...{ amountPence: 200_000n, committedPence: 0n, paidPence: 200_000n },
    });
    expect(await house.get(Closures).ofAward(award.awardId)).toMatchObject([
      {
        status: 'closed',
        releasedPence: 200_000n,
        spentPence: 200_000n,
        lessons: 'Begin in spring.',
      },
    ]);
    expect(await house.get(Agreement).disagreements()).toEqual([]);
    await house.letterbox.waitFor(award.contactEmail, 'your grant is complete');
  });

  it('takes two people to explain more than a little', async () => {
    const award = await aPaidAward(house, ONE);
    await hasReported(house, award, 390_000n, coraId);
    const path = `/awards/${award.awardId}/closure`;

    const silent = await cora.submit(path, { explanation: '', lessons: '' });
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('£100 was paid and is not accounted for');
    await cora.submit(path, { explanation: 'The flood took the receipts', lessons: '' });
    expect(await stateOf(award.awardId)).toBe('active');
    const own = await cora.submit(`${path}/confirmation`);
    expect(own.status).toBe(422);
    expect(own.text).toContain('another person must confirm it');

    await Promise.all([1, 2, 3].map(() => house.get(Closing).confirm(award.awardId, kitId)));
    expect(await stateOf(award.awardId)).toBe('complete');
    const { text } = await kit.get(path);
    expect(text).toContain('The flood took the receipts');
  });

  it('is taken back with a reason; and a closed grant is opened again with one', async () => {
    const award = await aPaidAward(house, ONE);
    await hasReported(house, award, 300_000n, coraId);
    const path = `/awards/${award.awardId}/closure`;
    await cora.submit(path, { explanation: 'Lost', lessons: '' });
    await kit.submit(`${path}/withdrawal`, { reason: 'Ask for it first' });
    expect((await house.get(Closures).ofAward(award.awardId))[0]?.status).toBe('withdrawn');
    await cora.submit(path, { explanation: 'Lost after all', lessons: '' });
    await kit.submit(`${path}/confirmation`);

    const silent = await kit.submit(`/awards/${award.awardId}/reopening`, { reason: '' });
    expect(silent.status).toBe(422);
    await kit.submit(`/awards/${award.awardId}/reopening`, { reason: 'A receipt was found' });

    expect(await stateOf(award.awardId)).toBe('active');
    const again = await cora.submit(path, { explanation: 'All found', lessons: '' });
    expect(again.status).toBe(303);
  });

  it('is done once, of two people at once', async () => {
    const award = await aPaidAward(house, ONE);
    await hasReported(house, award, 400_000n, coraId);
    const close = (by: string): Promise<boolean> =>
      house.get(Closing).close({ awardId: award.awardId, explanation: '', lessons: '', by });

    const settled = await Promise.allSettled([coraId, kitId, coraId, kitId].map(close));

    expect(settled.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    expect(await house.get(Closures).ofAward(award.awardId)).toHaveLength(1);
  });
});

describe('money that was not spent', () => {
  it('is asked for at once, comes back to its own fund, and makes the sums come out', async () => {
    const award = await aPaidAward(house, ONE);
    await hasReported(house, award, 370_000n, coraId);
    const path = `/awards/${award.awardId}/clawbacks/new`;
    const over = await cora.submit(path, {
      ...{ ...january, cause: 'not-spent', amount: '300.01', count: '1', reason: 'Left over' },
    });
    expect(over.status).toBe(422);
    expect(over.text).toContain('£300 was not spent');

    const asked = await cora.submit(path, {
      ...{ ...january, cause: 'not-spent', amount: '300', count: '1', reason: 'Left over' },
    });
    const letter = await house.letterbox.waitFor(award.contactEmail, 'money to pay back');
    expect(letter.text).toContain('£300.00');
    expect(letter.text).toContain('15 January 2027');
    expect(letter.text).toContain('sort code 309089');
    expect((await (await house.as(award.contact)).follow(asked)).text).toContain('Left over');
    const before = await availableIn(award.fundId);
    const [offered] = await house.get(ReturnableAwards).all(award.reference);
    expect(offered).toMatchObject({ awardId: award.awardId, outstandingPence: 30_000n });

    await comesBack(house, award, 30_000n);

    expect(await availableIn(award.fundId)).toBe(before + 30_000n);
    expect(await house.get(Clawbacks).ofAward(award.awardId)).toMatchObject([
      { receivedPence: 30_000n, outstandingPence: 0n },
    ]);
    await cora.submit(`/awards/${award.awardId}/closure`, { lessons: '' });
    expect(await stateOf(award.awardId)).toBe('complete');
    expect(await house.get(Agreement).disagreements()).toEqual([]);
  });
});

describe('a clawback', () => {
  const misspent = {
    ...{ ...january, cause: 'misspent', amount: '500', count: '2' },
    reason: 'A van was bought',
  };

  it('is decided by another person, comes in parts, and the rest is written off by two', async () => {
    const award = await aPaidAward(house, ONE);
    await hasReported(house, award, 350_000n, coraId);
    const asked = await cora.submit(`/awards/${award.awardId}/clawbacks/new`, misspent);
    const page = asked.location ?? '';
    const contact = await house.as(award.contact);
    expect((await contact.get(page)).status).toBe(404);
    expect((await cora.submit(`${page}/decision`)).text).toContain('another person must decide it');

    await kit.submit(`${page}/decision`);

    await house.letterbox.waitFor(award.contactEmail, 'A van was bought');
    expect((await contact.get(page)).text).toContain('£250.00');
    const closing = await cora.submit(`/awards/${award.awardId}/closure`, {
      ...{ explanation: 'x', lessons: '' },
    });
    expect(closing.text).toContain('£500 is asked back and still to come');
    const first = await comesBack(house, award, 25_000n);
    const undone = await comesBack(house, award, 10_000n);
    await house.get(Transactions).run((tx) =>
      house.get(GrantReturns).undo(tx, {
        ...{ grantReturnId: undone, on: house.clock.today(), by: kitId, reason: 'Another grant’s' },
      }),
    );
    expect(first).not.toBe(undone);
    expect((await cora.get(page)).text).toContain('£250');

    await cora.submit(`${page}/write-off`, { reason: 'The group has dissolved' });
    expect((await cora.submit(`${page}/write-off/confirmation`)).status).toBe(422);
    await kit.submit(`${page}/write-off/confirmation`);

    expect(await house.get(Clawbacks).ofAward(award.awardId)).toMatchObject([
      { receivedPence: 25_000n, writtenOffPence: 25_000n, outstandingPence: 0n },
    ]);
    await house.letterbox.waitFor(award.contactEmail, 'nothing more to pay back');
    await cora.submit(`/awards/${award.awardId}/closure`, { lessons: '' });
    expect(await stateOf(award.awardId)).toBe('complete');
  });

  it('never asks for more than was paid and has not come back, of twenty people at once', async () => {
    const award = await aPaidAward(house, ONE);
    const ask = (): Promise<string> =>
      house.get(ClawingBack).ask({
        ...{ formKey: randomUUID(), awardId: award.awardId, cause: 'not-spent' },
        ...{ amountPence: 300_000n, reason: 'All of it', count: 1 },
        ...{ firstOn: '2027-01-15', by: coraId },
      });

    const settled = await Promise.allSettled(Array.from({ length: 20 }, ask));

    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await comesBack(house, award, 300_000n);
    await expect(ask()).rejects.toMatchObject({ refusals: [{ code: 'more-than-paid' }] });
  });

  it('is in the database the sum of its parts', async () => {
    const award = await aPaidAward(house, ONE);
    await expect(
      house.db.query(
        `INSERT INTO clawback (award_id, cause, status, amount_pence, reason, form_key, proposed_at, proposed_by)
         VALUES ($1, 'misspent', 'proposed', 100, 'x', gen_random_uuid(), now(), $2)`,
        [award.awardId, coraId],
      ),
    ).rejects.toThrow('do not come to it');
  });
});

describe('visits and calls', () => {
  it('are kept once, read by the panel, and by the organisation when they are shared', async () => {
    const award = await aPaidAward(house, ONE);
    const path = `/awards/${award.awardId}/notes`;
    const day = { 'heldOn-day': '20', 'heldOn-month': '11', 'heldOn-year': '2026' };
    const due = { 'dueOn-day': '1', 'dueOn-month': '12', 'dueOn-year': '2026' };
    const later = await cora.submit(`${path}/new`, {
      ...{ ...day, 'heldOn-year': '2027', kind: 'visit', who: 'Cora', seen: 'Twelve people' },
    });
    expect(later.status).toBe(422);

    await cora.submit(`${path}/new`, {
      ...{ ...day, ...due, kind: 'visit', who: 'Cora and Sam', seen: 'Twelve people <sewing>' },
      ...{ followUp: 'Send the policy', owner: kitId },
    });
    await cora.submit(`${path}/new`, {
      ...{ ...day, kind: 'call', who: 'Cora', seen: 'All is well', isShared: 'yes' },
    });

    const member = await house.as(await seat(house, award.panelId, 'Mo Member'));
    expect((await member.get(path)).text).toContain('Twelve people &lt;sewing&gt;');
    const theirs = await (await house.as(award.contact)).get(path);
    expect(theirs.text).toContain('All is well');
    expect(theirs.text).not.toContain('Twelve people');
    expect(theirs.text).not.toContain('Send the policy');

    const [followUp] = await house.db.query<{ id: string }[]>(
      `SELECT f.id FROM follow_up f JOIN award_note n ON n.id = f.note_id WHERE n.award_id = $1`,
      [award.awardId],
    );
    await kit.submit(`/follow-ups/${followUp?.id}`, { outcome: 'It came by e-mail' });
    const late = await cora.submit(`/follow-ups/${followUp?.id}`, { outcome: 'It never came' });
    expect(late.status).toBe(422);
    expect((await cora.get(path)).text).toContain('It came by e-mail');
  });
});
