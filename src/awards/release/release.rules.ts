import type { Refusal } from '../../kernel/refusal.js';

export interface ReleaseFacts {
  /** Whether the panel has awarded or declined the bid for good. */
  readonly isDecided: boolean;
  /** The version of the feedback that whoever releases has read, and the one that there is; 0 for none. */
  readonly seenVersion: number;
  readonly version: number;
  /** Somebody has proposed not to pay an award of it, and nobody has confirmed that. */
  readonly isBeingRefused: boolean;
}

/** Every reason why an outcome can't be released to its organisation. One that was released before is none. */
export function refusalsToRelease(facts: ReleaseFacts): readonly Refusal[] {
  if (!facts.isDecided) return [{ code: 'not-decided', message: 'It has not been decided yet' }];
  if (facts.seenVersion !== facts.version) {
    const message = 'Its feedback was changed since you opened the page: read its letter again';
    return [{ code: 'letter-changed', message }];
  }
  if (facts.isBeingRefused) {
    const message = 'The trustee is looking into whether it may be paid: release it after that';
    return [{ code: 'being-refused', message }];
  }
  return [];
}
