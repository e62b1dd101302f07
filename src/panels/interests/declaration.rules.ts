import type { Refusal } from '../../kernel/refusal.js';
import type { InterestKind } from './interest-kind.js';
import { weightOf } from './interest-weight.rules.js';

export interface DeclarationFacts {
  /** What was declared before; undefined when nothing was. */
  readonly before: InterestKind | undefined;
  /** The bid is shut to them already, whoever says so. */
  readonly isShut: boolean;
  readonly kind: InterestKind;
  readonly note: string;
}

/**
 * Every reason a declaration can't be taken. A change may raise an interest, or leave it as heavy, and never lower
 * it: taking one back is the coordinator's to record. What is shut anyway is not declared.
 */
export function refusalsToDeclare(facts: DeclarationFacts): readonly Refusal[] {
  const { before, isShut, kind, note } = facts;
  const refusals: Refusal[] = [];
  if (isShut && before !== 'pecuniary') {
    const message = 'This bid is shut to you already, so there is nothing to declare';
    return [{ code: 'bid-shut', message }];
  }
  if (before !== undefined && weightOf(kind) < weightOf(before)) {
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
