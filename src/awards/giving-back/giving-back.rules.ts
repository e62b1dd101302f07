import { formatMoment } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

export interface RoundToFinish {
  readonly closesAt: Date;
  /** Bids that were submitted and not decided yet. */
  readonly undecided: number;
}

/** Every reason why a round may still need its money. */
export function refusalsToGiveBack(
  { closesAt, undecided }: RoundToFinish,
  now: Date,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (now < closesAt) {
    refusals.push({
      code: 'round-still-open',
      message: `The round is open until ${formatMoment(closesAt)}`,
    });
  }
  if (undecided > 0) {
    const bids = undecided === 1 ? '1 bid is' : `${undecided} bids are`;
    refusals.push({
      code: 'bids-undecided',
      message: `${bids} not decided yet: decide them first`,
    });
  }
  return refusals;
}
