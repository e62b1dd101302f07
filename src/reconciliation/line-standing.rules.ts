import type { Pence } from '../kernel/pence.js';
import type { Refusal } from '../kernel/refusal.js';

/** Matched: nothing of it is open. Ignored and on hold: set aside with a reason. */
export type LineState = 'pending' | 'part-matched' | 'matched' | 'on-hold' | 'ignored';

/** What a line of the bank's comes to now. */
export interface LineStanding {
  readonly state: LineState;
  /** The line's own sum; into the account is positive. */
  readonly amountPence: Pence;
  /** What nothing of ours explains yet. */
  readonly openPence: Pence;
}

/** Every reason why nothing new can be said about a line. */
export function refusalsToTouch({ state, openPence }: LineStanding): readonly Refusal[] {
  if (openPence === 0n) {
    return [{ code: 'line-matched', message: 'This line was matched before' }];
  }
  if (state === 'ignored' || state === 'on-hold') {
    const how = state === 'ignored' ? 'ignored' : 'on hold';
    return [{ code: 'line-set-aside', message: `This line is ${how}: take it up again first` }];
  }
  return [];
}
