import { addDays, addMonths, daysBetween, type LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** So many months back are looked at to say how fast a fund is awarded. */
export const MONTHS_LOOKED_AT = 6;

/** What a fund has to award and how fast it does. */
export interface RunwayFacts {
  readonly today: LondonDate;
  readonly spendBy: LondonDate;
  /** Available and reserved: everything not promised to anybody yet. */
  readonly unawardedPence: Pence;
  /** Awards of the last six months, reductions taken off. */
  readonly awardedPence: Pence;
}

export interface Runway extends RunwayFacts {
  /** The average of the last six months. */
  readonly monthlyPence: Pence;
  /** The day on which it is all awarded at that rate; undefined when nothing is being awarded. */
  readonly awardedOutOn: LondonDate | undefined;
  /** What is not awarded by the spend-by date at that rate, and lapses. */
  readonly lapsesPence: Pence;
}

/**
 * How long a fund lasts at the present rate, and what lapses: what is not awarded by the spend-by date.
 * The rate is the sum of the last six months' awards, spread evenly over their days.
 */
export function runwayOf(facts: RunwayFacts): Runway {
  const { today, spendBy, unawardedPence } = facts;
  const awarded = facts.awardedPence > 0n ? facts.awardedPence : 0n;
  const days = BigInt(daysBetween(addMonths(today, -MONTHS_LOOKED_AT), today));
  const daysLeft = BigInt(Math.max(0, daysBetween(today, spendBy)));
  const bySpendBy = (awarded * daysLeft) / days;
  return {
    ...facts,
    monthlyPence: awarded / BigInt(MONTHS_LOOKED_AT),
    awardedOutOn: awardedOutOn(today, unawardedPence, awarded, days),
    lapsesPence: unawardedPence > bySpendBy ? unawardedPence - bySpendBy : 0n,
  };
}

/** A hundred years ahead is never, as far as a fund is concerned. */
const NEVER = 36_500n;

function awardedOutOn(
  today: LondonDate,
  unawarded: Pence,
  awarded: Pence,
  days: bigint,
): LondonDate | undefined {
  if (awarded === 0n) return unawarded === 0n ? today : undefined;
  const needed = (unawarded * days + awarded - 1n) / awarded; // a day begun counts
  return needed > NEVER ? undefined : addDays(today, Number(needed));
}

/** The first days of the months looked at and today: where the drawing's past is read. */
export function daysLookedAt(today: LondonDate): readonly LondonDate[] {
  return Array.from({ length: MONTHS_LOOKED_AT + 1 }, (_, index) =>
    addMonths(today, index - MONTHS_LOOKED_AT),
  );
}
