import type { Refusal } from '../../kernel/refusal.js';

export interface ModerationFacts {
  /** Of the application. */
  readonly status: string;
  /** How many members have sent scores. */
  readonly scorers: number;
  /** Whether the person has an interest in the bid, of whatever kind. */
  readonly hasInterest: boolean;
  /** How often the bid was moderated when the form was shown. */
  readonly seenVersion: number;
  readonly latest: StandingModeration | undefined;
}

interface StandingModeration {
  readonly version: number;
  readonly hundredths: number;
  readonly byName: string;
}

/** Every reason why a score can't be moderated. */
export function refusalsToModerate(facts: ModerationFacts): readonly Refusal[] {
  const { status, scorers, hasInterest, seenVersion, latest } = facts;
  const refusals: Refusal[] = [];
  if (status !== 'submitted') {
    refusals.push({
      code: 'bid-decided',
      message: 'This bid is not before the panel any more, so its score stays as it is',
    });
  }
  if (scorers === 0) {
    refusals.push({
      code: 'nothing-to-moderate',
      message: 'Nobody has scored this bid yet, so there is nothing to moderate',
    });
  }
  if (hasInterest) {
    refusals.push({
      code: 'interest-declared',
      message: 'You have an interest in this bid, so somebody else moderates its score',
    });
  }
  if (latest && latest.version !== seenVersion) {
    refusals.push({
      code: 'moderated-meanwhile',
      message: `${latest.byName} moderated it to ${inPoints(latest.hundredths)} meanwhile: their reason is above what you typed`,
    });
  }
  return refusals;
}

/** 325 → `3.25`. */
function inPoints(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
