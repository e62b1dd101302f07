import type { Refusal } from '../../kernel/refusal.js';

export interface FeedbackFacts {
  /** Whether the panel has awarded or declined the bid for good. */
  readonly isDecided: boolean;
  readonly isReleased: boolean;
  /** The version that whoever writes has read, and the one that there is; 0 for none. */
  readonly seenVersion: number;
  readonly version: number;
}

/** Every reason why the words beside a decision can't be changed. */
export function refusalsToWrite(facts: FeedbackFacts): readonly Refusal[] {
  if (!facts.isDecided) {
    return [{ code: 'not-decided', message: 'This bid has not been decided yet' }];
  }
  if (facts.isReleased) {
    const message = 'The outcome is released: what its organisation was told stays as it was told';
    return [{ code: 'outcome-released', message }];
  }
  if (facts.seenVersion !== facts.version) {
    const message =
      'Somebody changed this while you had it open. It stands above; what you wrote is below, not saved';
    return [{ code: 'changed-meanwhile', field: 'feedback', message }];
  }
  return [];
}
