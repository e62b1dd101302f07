import type { Refusal } from '../../kernel/refusal.js';
import type { InterestKind } from './interest-kind.js';

/** How much a declaration shuts. A change may go up this list, or stay level, and never down. */
const WEIGHT: Readonly<Record<InterestKind, number>> = {
  none: 0,
  'non-registerable': 1,
  'other-registerable': 1,
  pecuniary: 2,
};

export interface DeclarationFacts {
  /** What was declared before; undefined when nothing was. */
  readonly before: InterestKind | undefined;
  readonly kind: InterestKind;
  readonly note: string;
}

/** Every reason a declaration can't be taken. Withdrawing an interest is the coordinator's to record, on paper. */
export function refusalsToDeclare({ before, kind, note }: DeclarationFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (before !== undefined && WEIGHT[kind] < WEIGHT[before]) {
    refusals.push({
      code: 'interest-lowered',
      field: 'kind',
      message:
        'You have declared an interest in this bid. It can be raised here, but not taken back',
    });
  }
  if (kind !== 'none' && note === '') {
    refusals.push({
      code: 'interest-unexplained',
      field: 'note',
      message: 'Say what the interest is, in a sentence for the minutes',
    });
  }
  return refusals;
}
