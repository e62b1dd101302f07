import { addMonths, type LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { paymentReference } from '../../kernel/reference-number.js';

/** How far apart the payments of an award are. */
const MONTHS_BETWEEN = 6;

export interface PlannedInstalment {
  readonly number: number;
  readonly reference: string;
  readonly amountPence: Pence;
  readonly dueOn: LondonDate;
}

/**
 * Divides an award into its payments: the first is due on the day the offer was accepted, each other
 * six months after the one before it.
 */
export function scheduleOf(award: {
  readonly reference: string;
  readonly amountPence: Pence;
  readonly acceptedOn: LondonDate;
  readonly instalments: number;
}): readonly PlannedInstalment[] {
  return equalParts(award.amountPence, award.instalments).map((amountPence, at) => ({
    number: at + 1,
    reference: paymentReference(award.reference, at + 1),
    amountPence,
    dueOn: addMonths(award.acceptedOn, at * MONTHS_BETWEEN),
  }));
}

/**
 * Parts that differ by a penny at most, the larger ones first, and come to exactly the sum. Fewer
 * parts where there are not enough pennies, as nobody is paid nothing.
 * @throws Error unless the sum is positive and the parts are a whole number above 0.
 */
export function equalParts(sumPence: Pence, parts: number): readonly Pence[] {
  if (sumPence <= 0n || !Number.isInteger(parts) || parts < 1) {
    throw new Error(`${sumPence.toString()} pence can’t be paid in ${parts} parts`);
  }
  const count = sumPence < BigInt(parts) ? sumPence : BigInt(parts);
  const least = sumPence / count;
  const larger = sumPence % count;
  return Array.from({ length: Number(count) }, (_, at) =>
    BigInt(at) < larger ? least + 1n : least,
  );
}
