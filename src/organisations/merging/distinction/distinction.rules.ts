import type { Refusal } from '../../../kernel/refusal.js';

/** Why two records can't be told apart: only those that look like one are. */
export function refusalsToTellApart(facts: {
  /** They are in the list of those that may be registered twice. */
  readonly lookLikeOne: boolean;
  /** It has been said already, so the same again changes nothing. */
  readonly areToldApart: boolean;
}): readonly Refusal[] {
  if (facts.lookLikeOne || facts.areToldApart) return [];
  return [
    {
      code: 'not-alike',
      message: 'Nothing makes these two look like one organisation, so there is nothing to say',
    },
  ];
}
