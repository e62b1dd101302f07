import { addMonths, type LondonDate } from '../../kernel/london.js';

export interface PlannedReturn {
  readonly number: number;
  readonly dueOn: LondonDate;
  /** The last of the award. */
  readonly isFinal: boolean;
}

/** The returns an award brings with it, so many months after its acceptance, the first due first. */
export function returnsOf(award: {
  readonly acceptedOn: LondonDate;
  readonly returnMonths: readonly number[];
}): readonly PlannedReturn[] {
  return award.returnMonths
    .toSorted((one, other) => one - other)
    .map((months, at) => ({
      number: at + 1,
      dueOn: addMonths(award.acceptedOn, months),
      isFinal: at === award.returnMonths.length - 1,
    }));
}
