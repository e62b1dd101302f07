import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Entry } from '../../../src/kernel/entry.js';
import { Journal } from '../../../src/ledger/journal.service.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import {
  databaseProblem,
  Transactions,
} from '../../../src/platform/database/transactions.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { anAward, type AnAward, type AwardTerms } from './an-award.js';
import { approve, payAll, prepare, send } from './a-run.js';
import { AT_ONCE, part, payment } from './waiting.js';

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
  const found = await house.get(Agreement).disagreements();
  expect(found.map(({ who }) => who).toSorted()).toEqual(disagree.toSorted());
  await house.close();
});

/** Awards that these tests have changed in the ledger, which no act of the house has recorded. */
const disagree: string[] = [];

async function planned(terms?: AwardTerms): Promise<AnAward> {
  const award = await anAward(house, terms);
  await house.get(Schedule).plan(award.awardId);
  return award;
}

/** The ledger takes so much of an award back, as a variation does. */
async function reduce({ awardId, fundId, reference }: AnAward, amountPence: bigint): Promise<void> {
  const entry: Entry = {
    ...{ source: `test/${randomUUID()}`, effectiveOn: house.clock.today(), postedBy: ade },
    narrative: 'Less',
    movements: [
      { kind: 'award-reduced', fundId, commitmentId: awardId, amountPence, reason: 'Less' },
    ],
  };
  if (!disagree.includes(`award ${reference}`)) disagree.push(`award ${reference}`);
  await house.get(Transactions).run((tx) => house.get(Journal).post(tx, entry));
}

/** What any client is told by the database. */
async function constraintOf(
  sql: string,
  values: readonly unknown[] = [],
): Promise<string | undefined> {
  try {
    await house.db.query(sql, [...values]);
    return undefined;
  } catch (problem) {
    return databaseProblem(problem).constraint ?? String(problem);
  }
}

const SUM = 'instalments_come_to_award';

describe('whoever writes, the payments come to the award', () => {
  it('refuses what breaks the sum, by any statement', async () => {
    const award = await planned();
    const other = await planned();
    const of = [award.awardId];
    const broken = [
      `UPDATE instalment SET amount_pence = amount_pence + 1 WHERE award_id = $1 AND number = 1`,
      `UPDATE instalment SET status = 'refused' WHERE award_id = $1 AND number = 1`,
      `UPDATE instalment SET status = 'given-up' WHERE award_id = $1 AND number = 2`,
      `DELETE FROM instalment WHERE award_id = $1 AND number = 2`,
      `DELETE FROM instalment WHERE award_id = $1`,
      `INSERT INTO instalment (award_id, number, reference, amount_pence, due_on, status)
       SELECT $1::uuid, 3, 'X', 1, current_date, 'planned'`,
    ];
    for (const sql of broken) expect(await constraintOf(sql, of)).toBe(SUM);
    expect(
      await constraintOf(
        `UPDATE instalment SET award_id = $2, number = 9 WHERE award_id = $1 AND number = 1`,
        [award.awardId, other.awardId],
      ),
    ).toBe(SUM);
    expect(await constraintOf('TRUNCATE instalment CASCADE')).toMatch(/./);
    const all = await house.get(Instalments).ofAward(award.awardId);
    expect(all.map(({ amountPence }) => amountPence)).toEqual([240_001n, 240_000n]);
  });

  it('judges at the commit: what is moved between two payments goes', async () => {
    const { awardId } = await planned();
    await house.get(Transactions).run(async (tx) => {
      await tx.query('UPDATE instalment SET amount_pence = 1 WHERE award_id = $1 AND number = 1', [
        awardId,
      ]);
      await tx.query(
        'UPDATE instalment SET amount_pence = 480000 WHERE award_id = $1 AND number = 2',
        [awardId],
      );
    });
    expect(await payment(house, awardId, 2)).toMatchObject({ amountPence: 480_000n });
  });

  it('judges two who plan at once together', async () => {
    const { awardId, reference } = await anAward(house, { instalments: 1 });
    const insert = (number: number) =>
      constraintOf(
        `INSERT INTO instalment (award_id, number, reference, amount_pence, due_on, status)
         VALUES ($1, $2, $3, 480001, current_date, 'planned')`,
        [awardId, number, `${reference}-${number}`],
      );

    const said = await Promise.all([1, 2, 3, 4].map(insert));

    expect(said.filter((each) => each === undefined)).toHaveLength(1);
    expect(said.filter((each) => each === SUM)).toHaveLength(3);
  });

  it('says in words what it is about', async () => {
    const { awardId } = await planned();
    await expect(
      house
        .get(Transactions)
        .run((tx) =>
          tx.query('UPDATE instalment SET amount_pence = 1 WHERE award_id = $1', [awardId]),
        ),
    ).rejects.toMatchObject({ refusals: [{ code: 'payments-to-plan-anew' }] });
  });
});

describe('after a change of the award', () => {
  it('nothing is paid until the payments come to it again, which they do once however often it is asked', async () => {
    const award = await planned({
      parts: [1, 1, 1, 1].map(() => part(1, AT_ONCE)),
      amountPence: 400n,
    });
    await payAll(
      house,
      award.bankAccountId,
      [(await payment(house, award.awardId, 1)).id],
      ade,
      bea,
    );
    await reduce(award, 150n);
    const { id } = await payment(house, award.awardId, 2);
    await expect(prepare(house, award.bankAccountId, [id], ade)).rejects.toMatchObject({
      refusals: [{ message: expect.stringContaining('being planned anew') as string }],
    });
    expect(await constraintOf(`UPDATE instalment SET status = 'in-run' WHERE id = $1`, [id])).toBe(
      SUM,
    );

    await Promise.all(Array.from({ length: 6 }, () => house.get(Schedule).replan(award.awardId)));

    const all = await house.get(Instalments).ofAward(award.awardId);
    expect(all.map(({ amountPence, status }) => [amountPence, status])).toEqual([
      [100n, 'sent'],
      [100n, 'planned'],
      [50n, 'planned'],
      [100n, 'given-up'],
    ]);
    expect(all.map(({ outOf }) => outOf)).toEqual([3, 3, 3, 3]);
    const acts = await house.db.query<unknown[]>(
      `SELECT FROM audit_event WHERE subject = $1 AND act = 'payments-planned-anew'`,
      [`award/${award.awardId}`],
    );
    expect(acts).toHaveLength(1);
    await payAll(house, award.bankAccountId, [id], ade, bea);
  });

  it('takes a payment out of its run that is prepared, and plans it anew then', async () => {
    const award = await planned({ parts: [part(1, AT_ONCE), part(1, AT_ONCE)], amountPence: 200n });
    const whole = await planned({ instalments: 1 });
    const [first, second] = [
      await payment(house, award.awardId, 1),
      await payment(house, award.awardId, 2),
    ];
    const other = await payment(house, whole.awardId, 1);
    const runId = await prepare(house, award.bankAccountId, [first.id, second.id, other.id], ade);
    await reduce(award, 120n);
    await house.get(Schedule).replan(award.awardId);
    expect(await payment(house, award.awardId, 1)).toMatchObject({ status: 'in-run' });

    await approve(house, runId, bea);
    await send(house, runId, ade);

    expect(await payment(house, whole.awardId, 1)).toMatchObject({ status: 'sent' });
    const events = await house.db.query<unknown[]>(
      `SELECT FROM outbox WHERE event = 'award.payments-to-plan-anew' AND payload->>'awardId' = $1`,
      [award.awardId],
    );
    expect(events).toHaveLength(2);
    await house.get(Schedule).replan(award.awardId);
    expect(await payment(house, award.awardId, 1)).toMatchObject({
      status: 'planned',
      amountPence: 80n,
    });
    expect(await payment(house, award.awardId, 2)).toMatchObject({ status: 'given-up' });
  });
});
