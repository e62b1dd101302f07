import { formatMoment } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

/** Every reason why more time can't be given until then: it must be more, and in the future. */
export function refusalsToExtend(until: Date, deadline: Date, now: Date): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (until <= deadline) {
    refusals.push({
      code: 'no-more-time',
      field: 'untilOn',
      message: `They have until ${formatMoment(deadline)} already`,
    });
  }
  if (until <= now) {
    refusals.push({
      code: 'deadline-passed',
      field: 'untilOn',
      message: 'The new deadline must be in the future',
    });
  }
  return refusals;
}
