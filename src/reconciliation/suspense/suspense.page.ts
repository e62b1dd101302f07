import { daysBetween, type LondonDate } from '../../kernel/london.js';
import { SUSPENSE_DAYS } from '../ageing/ageing.rules.js';
import type { InSuspense } from './suspense.queries.js';

interface Aged extends InSuspense {
  readonly days: number;
  readonly isOld: boolean;
}

export function withAges(waiting: readonly InSuspense[], today: LondonDate): readonly Aged[] {
  return waiting.map((each) => {
    const days = daysBetween(each.bookedOn, today);
    return { ...each, days, isOld: days > SUSPENSE_DAYS };
  });
}
