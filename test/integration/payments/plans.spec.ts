import { jest } from '@jest/globals';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { anAward, type AnAward, type AwardTerms } from './an-award.js';
import { approve, codeOf, payAll, prepare, send } from './a-run.js';
import { AT_ONCE, onReturn, part, payment, say } from './waiting.js';

jest.setTimeout(120_000);

let house: House;
let ade: string;
let bea: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
});

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

/** Accepted, its payments and its returns planned. */
async function accepted(terms: AwardTerms): Promise<AnAward> {
  const award = await anAward(house, terms);
  await house.get(Schedule).plan(award.awardId);
  await house.get(ReturnPlanning).plan(award.awardId);
  return award;
}

async function statusOf(awardId: string): Promise<string | undefined> {
  const [row] = await house.db.query<{ status: string }[]>(
    'SELECT status FROM award WHERE id = $1',
    [awardId],
  );
  return row?.status;
}

/** Chooses it on the page of what can be paid, has it approved and sent there. */
async function payOnThePages(award: AnAward, number: number): Promise<void> {
  const { id } = await payment(house, award.awardId, number);
  const [one, another] = [await house.as(ade), await house.as(bea)];
  const prepared = await one.submit('/payment-runs/new', {
    bankAccount: award.bankAccountId,
    instalments: [id],
  });
  expect(prepared.status).toBe(303);
  const run = prepared.location ?? '';
  await another.submit(`${run}/approval`, { code: await codeOf(house, bea) });
  const sent = await one.submit(`${run}/sending`, { layout: 'plain', ownName: 'One Colchester' });
  expect(sent.status).toBe(303);
}

it('pays seven yearly instalments against seven yearly returns, each when the one before it is accepted', async () => {
  const award = await accepted({
    amountPence: 7_000_003n,
    parts: [
      part(1, AT_ONCE),
      ...Array.from({ length: 5 }, (_, at) => part(1, onReturn(at + 1))),
      part(1, onReturn(7), true),
    ],
    returnMonths: [12, 24, 36, 48, 60, 72, 84],
    acceptedOn: '2026-11-23',
  });
  const page = async (): Promise<string> => {
    const theirs = await house.as(award.contact);
    return readable((await theirs.get(`/awards/${award.awardId}/payments`)).text);
  };
  expect(await statusOf(award.awardId)).toBe('accepted');
  await payOnThePages(award, 1);
  expect(await statusOf(award.awardId)).toBe('active');
  expect(await page()).toContain('When return 1 is accepted');
  expect(await page()).toContain('kept back until the final return, due on 23 November 2033,');

  for (let year = 1; year <= 7; year++) {
    const number = year === 7 ? 7 : year + 1;
    house.clock.set(`${2026 + year}-11-23T10:00:00Z`);
    if (year === 6) {
      await say(house, (gates, tx) => gates.accepted(tx, award.awardId, 6));
      continue;
    }
    expect(await page()).toContain(
      year === 7 ? 'is kept back until the final' : `until return ${year}, due on 23 November`,
    );
    house.clock.advance({ days: 1 });
    expect(await page()).toContain(
      `Return ${year}, due on 23 November ${2026 + year}, has not been sent`,
    );
    await say(house, (gates, tx) => gates.sent(tx, award.awardId, year));
    expect(await page()).toContain('which is with the panel, is accepted');
    await say(house, (gates, tx) => gates.accepted(tx, award.awardId, year));
    expect(await payment(house, award.awardId, number)).toMatchObject({
      dueOn: `${2026 + year}-11-24`,
      dueInWords: `24 November ${2026 + year}`,
    });
    await payOnThePages(award, number);
  }

  const all = await house.get(Instalments).ofAward(award.awardId);
  expect(all.map(({ amountPence }) => amountPence)).toEqual([
    ...[1_000_001n, 1_000_001n, 1_000_001n, 1_000_000n, 1_000_000n, 1_000_000n, 1_000_000n],
  ]);
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['sent']));
  expect(await house.get(Balances).ofCommitment(award.awardId)).toMatchObject({
    committedPence: 0n,
    inTransitPence: 7_000_003n,
  });
  house.clock.set('2026-11-23T10:00:00Z');
});

it('pays a grant of £300 in one payment', async () => {
  const award = await accepted({ amountPence: 30_000n, instalments: 1, returnMonths: [6] });
  await payOnThePages(award, 1);

  const page = await (await house.as(award.contact)).get(`/awards/${award.awardId}/payments`);

  expect(readable(page.text)).toContain('1 of 1 £300.00');
  expect(await payment(house, award.awardId, 1)).toMatchObject({ status: 'sent', outOf: 1 });
});

describe('a late return', () => {
  it('holds the next payment though its day has come, and is said to whoever prepares; sent, it goes', async () => {
    const award = await accepted({ returnMonths: [3], instalments: 2 });
    await payAll(
      house,
      award.bankAccountId,
      [(await payment(house, award.awardId, 1)).id],
      ade,
      bea,
    );
    house.clock.set('2027-05-23T10:00:00Z');
    const late = 'Return 1, due on 23 February 2027, has not been sent';
    const { id, reference } = await payment(house, award.awardId, 2);

    const form = readable((await (await house.as(ade)).get('/payment-runs/new')).text);
    expect(form).toMatch(new RegExp(`${reference}.{0,60}${late}`));
    await expect(prepare(house, award.bankAccountId, [id], ade)).rejects.toMatchObject({
      refusals: [{ message: `${reference}: ${late}` }],
    });

    await say(house, (gates, tx) => gates.sent(tx, award.awardId, 1));
    await payAll(house, award.bankAccountId, [id], ade, bea);
    expect(await payment(house, award.awardId, 2)).toMatchObject({ status: 'sent' });
    house.clock.set('2026-11-23T10:00:00Z');
  });

  it('takes a payment out of its run that was prepared before, at each step', async () => {
    for (const step of ['approval', 'sending'] as const) {
      const award = await accepted({ returnMonths: [1], instalments: 1 });
      const other = await accepted({ returnMonths: [12], instalments: 1 });
      const ids = [
        (await payment(house, award.awardId, 1)).id,
        (await payment(house, other.awardId, 1)).id,
      ];
      const runId = await prepare(house, award.bankAccountId, ids, ade);
      if (step === 'sending') await approve(house, runId, bea);
      house.clock.set('2026-12-24T10:00:00Z');
      if (step === 'approval') await approve(house, runId, bea);
      await send(house, runId, ade);

      expect(await payment(house, award.awardId, 1)).toMatchObject({ status: 'planned' });
      expect(await payment(house, other.awardId, 1)).toMatchObject({ status: 'sent' });
      expect(await statusOf(award.awardId)).toBe('accepted');
      house.clock.set('2026-11-23T10:00:00Z');
    }
  });
});

describe('a return accepted while its payment is prepared, or taken back while it is sent', () => {
  it('leaves one of two: prepared after, or refused before; never a half', async () => {
    const award = await accepted({
      parts: [part(1, AT_ONCE), part(1, onReturn(1))],
      returnMonths: [6],
    });
    await say(house, (gates, tx) => gates.sent(tx, award.awardId, 1));
    const { id } = await payment(house, award.awardId, 2);

    const [, prepared] = await Promise.allSettled([
      say(house, (gates, tx) => gates.accepted(tx, award.awardId, 1)),
      prepare(house, award.bankAccountId, [id], ade),
    ]);

    const now = await payment(house, award.awardId, 2);
    expect(now).toMatchObject({
      status: prepared.status === 'fulfilled' ? 'in-run' : 'planned',
      dueOn: '2026-11-23',
    });
    if (prepared.status === 'rejected') {
      expect(prepared.reason).toMatchObject({ refusals: [{ code: 'payment-waits' }] });
    }
  });

  it('is not sent when the acceptance was taken back since it was approved', async () => {
    const award = await accepted({ parts: [part(1, onReturn(1))], returnMonths: [6] });
    await say(house, (gates, tx) => gates.accepted(tx, award.awardId, 1));
    const { id } = await payment(house, award.awardId, 1);
    const runId = await prepare(house, award.bankAccountId, [id], ade);
    await approve(house, runId, bea);

    const [, sent] = await Promise.allSettled([
      say(house, (gates, tx) => gates.notSent(tx, award.awardId, 1)),
      send(house, runId, ade),
    ]);

    const { status } = await payment(house, award.awardId, 1);
    expect(status).toBe(sent.status === 'fulfilled' ? 'sent' : 'in-run');
    if (status === 'in-run') {
      await expect(send(house, runId, ade)).rejects.toMatchObject({
        refusals: [{ code: 'return-not-accepted' }],
      });
    }
  });
});

describe('a condition', () => {
  it('holds the payments it comes before, until it is met', async () => {
    const award = await anAward(house, {
      parts: [part(1, AT_ONCE), part(1, { kind: 'conditions' })],
      returnMonths: [6],
    });
    await house.db.query(
      `INSERT INTO award_condition (award_id, number, kind, text, before_part)
       VALUES ($1, 1, 'precedent', 'The lease is signed.', 2), ($1, 2, 'ongoing', 'Minutes are kept.', NULL)`,
      [award.awardId],
    );
    await house.get(Schedule).plan(award.awardId);
    const { id, dueInWords } = await payment(house, award.awardId, 2);
    const page = await (await house.as(award.contact)).get(`/awards/${award.awardId}/payments`);

    expect(readable(page.text)).toContain('A condition is not met: The lease is signed');
    expect(dueInWords).toBe('When its conditions are met');
    await expect(prepare(house, award.bankAccountId, [id], ade)).rejects.toMatchObject({
      refusals: [{ code: 'payment-waits' }],
    });
    await payAll(
      house,
      award.bankAccountId,
      [(await payment(house, award.awardId, 1)).id],
      ade,
      bea,
    );
    await house.db.query(
      `UPDATE award_condition SET met_at = now(), met_by = $2, evidence = 'Seen'
        WHERE award_id = $1 AND number = 1`,
      [award.awardId, ade],
    );
    await payAll(house, award.bankAccountId, [id], ade, bea);
    expect(await payment(house, award.awardId, 2)).toMatchObject({
      ...{ status: 'sent', dueOn: '2026-11-23' },
    });
  });
});

describe('what monitoring says of a return', () => {
  it('is harmless twice, and is a mistake about one that was never expected', async () => {
    const { awardId } = await accepted({ parts: [part(1, onReturn(1))], returnMonths: [6] });
    const gate = async () =>
      (await payment(house, awardId, 1)).returns.map(({ dueOn, isSent, isAccepted }) => ({
        ...{ dueOn, isSent, isAccepted },
      }));
    const owed = { dueOn: '2027-05-23', isSent: false, isAccepted: false };

    await say(house, (gates, tx) => gates.expect(tx, awardId, 1, '2030-01-01'));
    expect(await gate()).toEqual([owed]);
    for (let twice = 0; twice < 2; twice++) {
      await say(house, (gates, tx) => gates.sent(tx, awardId, 1));
      expect(await gate()).toEqual([{ ...owed, isSent: true }]);
    }
    for (let twice = 0; twice < 2; twice++) {
      await say(house, (gates, tx) => gates.accepted(tx, awardId, 1));
      expect(await gate()).toEqual([{ ...owed, isSent: true, isAccepted: true }]);
    }
    await say(house, (gates, tx) => gates.sent(tx, awardId, 1));
    expect(await gate()).toEqual([{ ...owed, isSent: true }]);
    await say(house, (gates, tx) => gates.notSent(tx, awardId, 1));
    await say(house, (gates, tx) => gates.moved(tx, awardId, 1, '2027-06-01'));
    expect(await gate()).toEqual([{ ...owed, dueOn: '2027-06-01' }]);
    await expect(say(house, (gates, tx) => gates.sent(tx, awardId, 2))).rejects.toThrow(
      'never expected',
    );
  });
});
