import { formatDate, type LondonDate } from '../../../kernel/london.js';
import type { Refusal } from '../../../kernel/refusal.js';

export interface SubstituteFacts {
  readonly isCancelled: boolean;
  /** The day of the meeting. */
  readonly meetsOn: LondonDate;
  readonly today: LondonDate;
  /** The seat is a member's of this panel, and goes on until the meeting. */
  readonly isSeat: boolean;
  /** The caller may name somebody for it: it is their own, or they run the meeting. */
  readonly mayName: boolean;
  /** Who goes for this seat already. */
  readonly named: string | undefined;
  /** Whether the person sits on the panel themselves, as member or deputy. */
  readonly isSeated: boolean;
  /** Whether the person goes to this meeting for another member. */
  readonly goesForAnother: boolean;
}

/** Every reason why somebody can't be named a substitute at a meeting. */
export function refusalsToSubstitute(facts: SubstituteFacts): readonly Refusal[] {
  const { meetsOn, today, isSeat, mayName, named, isSeated, goesForAnother } = facts;
  const refusals: Refusal[] = [];
  const no = (code: string, field: string, message: string): void => {
    refusals.push({ code, field, message });
  };
  if (facts.isCancelled) no('meeting-cancelled', 'seatId', 'The meeting was cancelled');
  if (today > meetsOn) {
    no('meeting-over', 'seatId', `The meeting was on ${formatDate(meetsOn)}`);
  }
  if (!isSeat || !mayName) {
    no('no-such-seat', 'seatId', 'Choose the member they go for');
  } else if (named !== undefined) {
    no('substituted-already', 'seatId', `${named} goes for them already`);
  }
  if (isSeated) {
    no('seated', 'email', 'This person has a seat on the panel: they come for their own agency');
  }
  if (goesForAnother) {
    no('goes-for-another', 'email', 'This person goes for another member already');
  }
  return refusals;
}
