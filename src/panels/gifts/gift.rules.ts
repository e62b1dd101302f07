import type { LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

export interface GiftFacts {
  readonly offeredOn: LondonDate;
  readonly today: LondonDate;
  /** Whether the record that this one is to correct has been corrected by another. False for a first record. */
  readonly isCorrected: boolean;
}

/** Every reason why an offer can't be recorded like this. */
export function refusalsToRecord({ offeredOn, today, isCorrected }: GiftFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (isCorrected) {
    refusals.push({
      code: 'corrected-meanwhile',
      message: 'This record was corrected since you opened it: correct the newer one, shown below',
    });
  }
  if (offeredOn > today) {
    refusals.push({
      code: 'not-offered',
      field: 'offeredOn',
      message: 'Record an offer on the day it was made, or later',
    });
  }
  return refusals;
}
