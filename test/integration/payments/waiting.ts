import { PaymentGates } from '../../../src/payments/gates/payment-gates.service.js';
import { Instalments, type InstalmentSummary } from '../../../src/payments/instalments.queries.js';
import { Transactions, type Tx } from '../../../src/platform/database/transactions.service.js';
import type { PartTrigger, PlanPart } from '../../../src/rounds/payment-plan/payment-plan.rules.js';
import type { House } from '../../support/house.js';

/** A part of a plan: its share, and when it is paid. */
export function part(share: number, trigger: PartTrigger, isRetention = false): PlanPart {
  return { share, trigger, isRetention };
}

export const AT_ONCE: PartTrigger = { kind: 'date', months: 0 };

export function onReturn(number: number): PartTrigger {
  return { kind: 'return', number };
}

/** What monitoring says of a return, in a transaction of its own. */
export async function say(
  house: House,
  act: (gates: PaymentGates, tx: Tx) => Promise<void>,
): Promise<void> {
  await house.get(Transactions).run((tx) => act(house.get(PaymentGates), tx));
}

/** The payment of this number, as it is now. */
export async function payment(
  house: House,
  awardId: string,
  number: number,
): Promise<InstalmentSummary> {
  const all = await house.get(Instalments).ofAward(awardId);
  const found = all.find((each) => each.number === number);
  if (!found) throw new Error(`There is no payment ${number}`);
  return found;
}
