import { Returns } from '../../../src/monitoring/returns.queries.js';
import { Reviewing } from '../../../src/monitoring/review/reviewing.service.js';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { plainPounds, type Pence } from '../../../src/kernel/pence.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { Settlement } from '../../../src/payments/settlement/settlement.service.js';
import { GrantReturns } from '../../../src/payments/grant-return/grant-return.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { randomUUID } from 'node:crypto';
import type { House } from '../../support/house.js';
import { payAll } from '../payments/a-run.js';
import { anAward, type AnAward, type AwardTerms } from '../payments/an-award.js';
import { sendReturn } from './a-return.js';

/** An active award whose first instalment has left the bank, with its returns planned. */
export async function aPaidAward(house: House, terms: AwardTerms = {}): Promise<AnAward> {
  const award = await anAward(house, terms);
  const [by, another] = await keepers(house);
  await house.get(Schedule).plan(award.awardId);
  await house.get(ReturnPlanning).plan(award.awardId);
  const [first] = await house.get(Instalments).ofAward(award.awardId);
  if (!first) throw new Error('No payment was planned');
  await payAll(house, award.bankAccountId, [first.id], by, another);
  await house.get(Transactions).run((tx) =>
    house.get(Settlement).clear(tx, {
      ...{ instalmentId: first.id, bankAccountId: award.bankAccountId },
      ...{ matchId: randomUUID(), on: house.clock.today(), by },
    }),
  );
  return award;
}

/** All its returns are sent, and accepted with this sum of what was spent. */
export async function hasReported(
  house: House,
  award: AnAward,
  spentPence: Pence,
  by: string,
): Promise<void> {
  for (const { id, number } of await house.get(Returns).ofAward(award.awardId)) {
    const spent = number === 1 ? plainPounds(spentPence) : '0';
    const whose = { returnId: id, by: award.contact };
    await sendReturn(house, whose, { spent, why: 'It cost what it cost', again: '0' });
    await house.get(Reviewing).accept({ returnId: id, admittedPence: spentPence, note: '', by });
  }
}

/** So much of it comes back, as the bank shows it. Answers with the id to undo it by. */
export async function comesBack(
  house: House,
  { awardId, bankAccountId, reference }: AnAward,
  amountPence: Pence,
): Promise<string> {
  const [by] = await keepers(house);
  return house.get(Transactions).run((tx) =>
    house.get(GrantReturns).record(tx, {
      ...{ awardId, bankAccountId, amountPence, reference, by },
      ...{ on: house.clock.today(), matchId: randomUUID() },
    }),
  );
}

export async function keepers(house: House): Promise<[string, string]> {
  return [
    await house.person('Kit Keeper', 'trustee-administrator'),
    await house.person('Kay Keeper', 'trustee-administrator'),
  ];
}
