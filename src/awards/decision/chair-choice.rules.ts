import type { Refusal } from '../../kernel/refusal.js';
import type { ChairOfItem } from '../../panels/meetings/chair.rules.js';

/** Every reason why the item can't be dealt with under this chair: chosen only where the offices leave nobody. */
export function refusalsToChair(
  { holder, aside, mustChoose, candidates }: ChairOfItem,
  chosen: string | undefined,
): readonly Refusal[] {
  const refusal = (code: string, message: string): readonly Refusal[] => [
    { code, field: 'chosenChair', message },
  ];
  if (chosen === undefined) {
    return mustChoose
      ? refusal(
          'no-chair-chosen',
          `${aside.join(' and ')} can’t take the chair with an interest in this bid: say whom the members chose`,
        )
      : [];
  }
  if (holder) {
    return refusal(
      'chair-is-here',
      `${holder.name} is here and takes the chair, so nobody is chosen`,
    );
  }
  if (!candidates.some(({ personId }) => personId === chosen)) {
    return refusal(
      'chosen-not-free',
      'Choose somebody who is here without an interest in this bid',
    );
  }
  return [];
}
