import type { Refusal } from '../../kernel/refusal.js';
import type { Office } from './seat.entity.js';

export interface SeatingFacts {
  readonly office: Office;
  /** Who sits on the panel today. */
  readonly members: readonly { readonly personName: string; readonly office: Office }[];
  /** Whether this person has sat on it before, or sits on it now. */
  readonly isKnown: boolean;
}

/** Every reason why a person can't be seated like this. */
export function refusalsToSeat({ office, members, isKnown }: SeatingFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (isKnown) {
    refusals.push({
      code: 'already-seated',
      field: 'email',
      message: 'This person has a seat on this panel already',
    });
  }
  const holder = office === 'member' ? undefined : members.find((one) => one.office === office);
  if (holder) {
    refusals.push({
      code: 'office-taken',
      field: 'office',
      message: `${holder.personName} is the ${NAMES[office]}: a panel has one at a time`,
    });
  }
  return refusals;
}

const NAMES: Readonly<Record<Office, string>> = {
  chair: 'chair',
  'vice-chair': 'vice chair',
  member: 'member',
};
