import type { Entry } from '../../kernel/entry.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** What of an award was not sent when the award came to its end. */
export interface GivenUpRest {
  /** The act that gave it up: `award-closure/<id>`. */
  readonly source: `${string}/${string}`;
  readonly awardId: string;
  readonly awardReference: string;
  readonly fundId: string;
  readonly amountPence: Pence;
  readonly reason: string;
  readonly on: LondonDate;
  readonly by: string;
}

/** What is not paid any more is available to award again. */
export function restOf(rest: GivenUpRest): Entry {
  const { awardId: commitmentId, fundId, amountPence, reason } = rest;
  return {
    source: `${rest.source}/released`,
    effectiveOn: rest.on,
    narrative: `The rest of ${rest.awardReference} is not paid`,
    postedBy: rest.by,
    movements: [{ kind: 'award-reduced', fundId, commitmentId, amountPence, reason }],
  };
}
