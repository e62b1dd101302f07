import { randomUUID } from 'node:crypto';
import { VariationAsking } from '../../../src/awards/variation/asking.service.js';
import type { Terms, VariationKind } from '../../../src/awards/variation/variation.js';
import { VariationLimitSetting } from '../../../src/awards/variation-limits/limits-setting.service.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { Seating } from '../../../src/panels/membership/seating.service.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import type { House } from '../../support/house.js';
import { anAward, type AnAward, type AwardTerms } from '../payments/an-award.js';

/** What the organisation's budget says, to the award's £4,800.01. */
const BUDGET = [
  { what: 'Hall', costKind: 'rent', cost: '300000', asked: '300000' },
  { what: 'Food', costKind: 'other', cost: '180001', asked: '180001' },
];

/** An award that is accepted, with its payments and returns planned, and what its application said. */
export async function anAgreedAward(house: House, terms?: AwardTerms): Promise<AnAward> {
  const award = await anAward(house, terms);
  const answers = {
    summary: 'Warm lunches on Tuesdays',
    'starts-on': '2026-12-01',
    'ends-on': '2027-11-30',
    budget: { lines: BUDGET, match: [] },
  };
  await house.db.query('UPDATE application SET answers = $2 WHERE id = $1', [
    award.applicationId,
    JSON.stringify(answers),
  ]);
  await house.get(Schedule).plan(award.awardId);
  await house.get(ReturnPlanning).plan(award.awardId);
  return award;
}

/** The chair of the award's panel, seated today. Answers with their id. */
export async function aChair(house: House, { panelId }: AnAward, name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`;
  const by = await house.person('Cora Coordinator', 'coordinator');
  await house.get(Seating).seat(
    {
      panelId,
      agency: { name: `Agency of ${name}`, sector: 'public' },
      ...{ name, email, office: 'chair' as const },
    },
    by,
  );
  return house.person(name);
}

/** Up to £500 and 3 months the coordinator decides, up to £1,000 and 6 months the chair. */
export async function limitsFor(house: House, { panelId }: AnAward): Promise<void> {
  await house.get(VariationLimitSetting).set(
    {
      ...{ panelId, seenVersion: 0, coordinatorPence: 50_000n, chairPence: 100_000n },
      ...{ coordinatorMonths: 3, chairMonths: 6, purposeOffice: 'chair' as const },
      reason: 'Terms of reference',
    },
    await house.person('Cora Coordinator', 'coordinator'),
  );
}

/** The organisation asks. Answers with the number of the change. */
export function asked(
  house: House,
  { awardId, contact }: AnAward,
  kind: VariationKind,
  after: Terms,
): Promise<number> {
  return house.get(VariationAsking).ask({
    ...{ awardId, kind, after, reason: 'The hall is dearer', cameBy: 'organisation' as const },
    ...{ formKey: randomUUID(), by: contact },
  });
}

/** Moves this much from the food to the hall. */
export function movedToHall(pence: bigint): Terms {
  return {
    lines: [
      { what: 'Hall', pence: (300_000n + pence).toString() },
      { what: 'Food', pence: (180_001n - pence).toString() },
    ],
  };
}

export async function available(house: House, fundId: string): Promise<bigint> {
  const [fund] = await house.get(Balances).ofFunds([fundId]);
  return fund?.availablePence ?? 0n;
}

/** `1 planned 240001`, in the order of their numbers. */
export async function payments(house: House, awardId: string): Promise<readonly string[]> {
  const all = await house.get(Instalments).ofAward(awardId);
  return all
    .toSorted((one, other) => one.number - other.number)
    .map(({ number, status, amountPence }) => `${number} ${status} ${amountPence.toString()}`);
}
