import { formatMoment } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

export interface RoundToFinish {
  readonly closesAt: Date;
  /**
   * The last moment at which a bid may still arrive: the round's deadline with its minutes of grace, or
   * a later one of a draft, or of an organisation that was given more time and hasn't begun yet.
   */
  readonly takenUntil: Date;
  /** Bids that were submitted and not decided yet. */
  readonly undecided: number;
}

/** Every reason why a round may still need its money. */
export function refusalsToGiveBack(
  { closesAt, takenUntil, undecided }: RoundToFinish,
  now: Date,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (now < closesAt) {
    refusals.push({
      code: 'round-still-open',
      message: `The round is open until ${formatMoment(closesAt)}`,
    });
  }
  if (now < takenUntil && takenUntil > closesAt) {
    refusals.push({
      code: 'bids-may-arrive',
      message: `A bid may still arrive until ${formatMoment(takenUntil)}`,
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
