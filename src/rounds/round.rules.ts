/** When a round takes applications: from the first instant up to, and not including, the second. */
export interface RoundDates {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

export type RoundState = 'not yet open' | 'open' | 'closed';

/** Where the clock has brought a round. Nobody opens or closes one by hand. */
export function roundStateAt({ opensAt, closesAt }: RoundDates, now: Date): RoundState {
  if (now < opensAt) return 'not yet open';
  return now < closesAt ? 'open' : 'closed';
}
