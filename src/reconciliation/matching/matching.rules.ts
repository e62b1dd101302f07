import { formatPenceExactly, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';

/** What is known of the line and of the thing it is said to be, under their locks. */
export interface MatchFacts {
  readonly lineAmountPence: Pence;
  readonly isLineMatched: boolean;
  /** Undefined when there is no such thing, or it waits for no line: not sent yet, or an opening balance. */
  readonly itemAmountPence: Pence | undefined;
  readonly isItemMatched: boolean;
}

/** Every reason this line is not that receipt or payment. */
export function refusalsToMatch(facts: MatchFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (facts.isLineMatched) {
    refusals.push({ code: 'line-matched', message: 'This line was matched before' });
  }
  if (facts.itemAmountPence === undefined) {
    refusals.push({
      code: 'nothing-to-match',
      field: 'item',
      message: 'Choose a receipt or a payment that waits to be seen on a statement',
    });
  } else if (facts.isItemMatched) {
    refusals.push({
      code: 'item-matched',
      field: 'item',
      message: 'This was matched with another line before',
    });
  } else if (facts.itemAmountPence !== facts.lineAmountPence) {
    refusals.push({
      code: 'other-sum',
      field: 'item',
      message: `The line is ${formatPenceExactly(facts.lineAmountPence)} and this is ${formatPenceExactly(facts.itemAmountPence)}`,
    });
  }
  return refusals;
}
