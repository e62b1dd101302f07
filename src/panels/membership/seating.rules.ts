import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

export interface SeatingFacts {
  readonly today: LondonDate;
  /** The last day of the term; null for one without an end. */
  readonly endsOn: LondonDate | null;
  /** Whether this person sits on the panel today, or will. Who sat on it before may again. */
  readonly isSeated: boolean;
}

/** Every reason why a person can't be given a seat like this. */
export function refusalsToSeat({ today, endsOn, isSeated }: SeatingFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (isSeated) {
    refusals.push({
      code: 'already-seated',
      field: 'email',
      message: 'This person has a seat on this panel already',
    });
  }
  return [...refusals, ...refusalsOfTerm(today, endsOn)];
}

/** A term that is given ends today at the earliest. */
export function refusalsOfTerm(today: LondonDate, endsOn: LondonDate | null): readonly Refusal[] {
  if (endsOn === null || endsOn >= today) return [];
  return [
    {
      code: 'term-over',
      field: 'endsOn',
      message: `The term must end on ${formatDate(today)} or later`,
    },
  ];
}
