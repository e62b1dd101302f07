import type { LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

/** A hold, as far as its end is concerned. */
export interface HoldTerms {
  /** The first day on which awards may be public; null until the funder agrees. */
  readonly publishFrom: LondonDate | null;
  readonly isLifted: boolean;
}

/** Whether awards from the fund stay out of everything public on this day. */
export function isInForce({ publishFrom, isLifted }: HoldTerms, today: LondonDate): boolean {
  return !isLifted && (publishFrom === null || publishFrom > today);
}

/** Every reason why publication can't be held. */
export function refusalsToHold(
  isHeld: boolean,
  publishFrom: LondonDate | null,
  today: LondonDate,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (isHeld) {
    const message = 'Publication is held already: lift that hold before you enter another';
    refusals.push({ code: 'held-already', message });
  }
  if (publishFrom !== null && publishFrom <= today) {
    const message = 'The day from which awards may be public must be in the future';
    refusals.push({ code: 'day-not-ahead', field: 'publishFrom', message });
  }
  return refusals;
}

/** Every reason why there is no hold to lift. */
export function refusalsToLift(isHeld: boolean): readonly Refusal[] {
  return isHeld ? [] : [{ code: 'not-held', message: 'Publication is not held' }];
}
