import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Cancellation } from '../../../src/payments/cancellation/cancellation.service.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { Settlement } from '../../../src/payments/settlement/settlement.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { Refused } from '../../../src/kernel/refusal.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { anAward } from './an-award.js';
import { approve, payAll, prepare, send } from './a-run.js';

jest.setTimeout(120_000);

let house: House;
let ade: string;
let bea: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
});

afterAll(() => house.close());

async function anInstalment(): Promise<{ id: string; bankAccountId: string }> {
  const { awardId, bankAccountId } = await anAward(house, { instalments: 1 });
  await house.get(Schedule).plan(awardId);
  const [first] = await house.get(Instalments).ofAward(awardId);
  return { id: first?.id ?? '', bankAccountId };
}

/** How often each instalment was sent, and how often it was said to have failed or come back. */
async function timesSent(id: string): Promise<{ sent: number; undone: number }> {
  const [row] = await house.db.query<{ sent: number; undone: number }[]>(
    `SELECT count(*) FILTER (WHERE source LIKE '%/sent/%')::integer AS sent,
            count(*) FILTER (WHERE source LIKE '%/failed/%' OR source LIKE '%/bounced/%')::integer AS undone
       FROM ledger.entry WHERE source LIKE 'instalment/' || $1 || '/%'`,
    [id],
  );
  return row ?? { sent: 0, undone: 0 };
}

it('pays no instalment twice, whatever happens to its runs in whatever order, two at a time', async () => {
  const some = await Promise.all([anInstalment(), anInstalment(), anInstalment()]);
  const bankAccountId = some[0]?.bankAccountId ?? '';
  const runs: string[] = [];
  const acts = {
    prepare: async (at: number) => {
      runs.push(await prepare(house, bankAccountId, [some[at % 3]?.id ?? ''], at % 2 ? ade : bea));
    },
    prepareAll: async (at: number) => {
      const ids = some.map(({ id }) => id);
      runs.push(await prepare(house, bankAccountId, ids, at % 2 ? ade : bea));
    },
    approve: async (at: number) => approve(house, runs[at % runs.length] ?? '', at % 2 ? ade : bea),
    send: async (at: number) => send(house, runs[at % runs.length] ?? '', ade),
    cancel: async (at: number) =>
      house.get(Cancellation).cancel(runs[at % runs.length] ?? '', 'A slip', bea),
    fail: async (at: number) =>
      house.get(Transactions).run((tx) =>
        house.get(Settlement).fail(tx, {
          instalmentId: some[at % 3]?.id ?? '',
          on: '2026-11-24',
          by: ade,
          reason: 'Account closed',
        }),
      ),
    clear: async (at: number) =>
      house.get(Transactions).run((tx) =>
        house.get(Settlement).clear(tx, {
          instalmentId: some[at % 3]?.id ?? '',
          bankAccountId,
          on: '2026-11-24',
          by: ade,
          matchId: randomUUID(),
        }),
      ),
  };
  const anAct = fc.tuple(
    fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    fc.nat({ max: 50 }),
  );
  const whatHappens = fc.sample(fc.tuple(anAct, anAct), { numRuns: 120, seed: 20261123 });

  for (const pair of whatHappens) {
    const outcomes = await Promise.allSettled(
      pair.map(async ([act, at]) => {
        if (runs.length > 0 || act.startsWith('prepare')) await acts[act](at);
      }),
    );
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Refused);
    }
    for (const { id } of some) {
      const { sent, undone } = await timesSent(id);
      expect(sent - undone).toBeLessThanOrEqual(1);
    }
  }

  expect(await house.get(Agreement).disagreements()).toEqual([]);
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(runs.length).toBeGreaterThan(5);
});

it('sends runs over the same funds at once, in opposite orders, and none waits for ever', async () => {
  const some = await Promise.all(Array.from({ length: 8 }, anInstalment));
  const bankAccountId = some[0]?.bankAccountId ?? '';
  const ids = some.map(({ id }) => id);

  await Promise.all([
    payAll(house, bankAccountId, ids.slice(0, 4), ade, bea),
    payAll(house, bankAccountId, ids.slice(4).reverse(), bea, ade),
  ]);

  const sent = await house.get(Instalments).byIds(ids);
  expect(sent.every(({ status }) => status === 'sent')).toBe(true);
});

it('pays again, in another run, what failed at the bank', async () => {
  const { id, bankAccountId } = await anInstalment();
  await payAll(house, bankAccountId, [id], ade, bea);
  await house.get(Transactions).run((tx) =>
    house.get(Settlement).fail(tx, {
      instalmentId: id,
      on: '2026-11-24',
      by: ade,
      reason: 'Account closed',
    }),
  );

  await payAll(house, bankAccountId, [id], ade, bea);

  expect(await timesSent(id)).toEqual({ sent: 2, undone: 1 });
  expect(await house.get(Instalments).byId(id)).toMatchObject({ status: 'sent', attempt: 2 });
  const items = await house.db.query<{ status: string }[]>(
    `SELECT t.status FROM payment_run_item t JOIN payment_run r ON r.id = t.run_id
      WHERE t.instalment_id = $1 ORDER BY r.number`,
    [id],
  );
  expect(items.map(({ status }) => status)).toEqual(['failed', 'sent']);
});
