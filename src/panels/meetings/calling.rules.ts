import { formatMoment, londonDateOf } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

/** Every reason why a panel can't be called to meet then. All three are instants. */
export function refusalsToCall(startsAt: Date, closesAt: Date, now: Date): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (londonDateOf(startsAt) < londonDateOf(now)) {
    refusals.push({
      code: 'meeting-in-the-past',
      field: 'startsOn',
      message: 'The meeting must be today or later',
    });
  }
  if (startsAt < closesAt) {
    refusals.push({
      code: 'meeting-before-close',
      field: 'startsOn',
      message: `The round closes on ${formatMoment(closesAt)}: meet after that`,
    });
  }
  return refusals;
}
