import type { Refusal } from '../../../kernel/refusal.js';
import { refusalsToCall } from '../calling.rules.js';

export interface ChangingFacts {
  readonly isCancelled: boolean;
  /** Somebody has been recorded as there: what happened then stays where it happened. */
  readonly isHeld: boolean;
}

export interface MovingFacts extends ChangingFacts {
  /** When it is to start. This, when the round closes, and now are instants. */
  readonly startsAt: Date;
  readonly closesAt: Date;
  readonly now: Date;
}

/** Every reason why a meeting can't be moved there. */
export function refusalsToMove(facts: MovingFacts): readonly Refusal[] {
  return [
    ...(facts.isCancelled ? [CANCELLED] : []),
    ...refusalsOfHeld(facts, 'moved'),
    ...refusalsToCall(facts.startsAt, facts.closesAt, facts.now),
  ];
}

/** Every reason why a meeting can't be cancelled. One that is cancelled already stays so. */
export function refusalsToCancel(facts: ChangingFacts): readonly Refusal[] {
  return refusalsOfHeld(facts, 'cancelled');
}

function refusalsOfHeld({ isHeld }: ChangingFacts, act: string): readonly Refusal[] {
  if (!isHeld) return [];
  const message = `People have been recorded at this meeting, so it can’t be ${act} any more`;
  return [{ code: 'meeting-held', message }];
}

const CANCELLED: Refusal = {
  code: 'meeting-cancelled',
  message: 'This meeting was cancelled: call another',
};
