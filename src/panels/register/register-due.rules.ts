import { addDays, addMonths, daysBetween, type LondonDate } from '../../kernel/london.js';

/** Since when somebody has a seat, and when they last confirmed their register. */
export interface SeatToRegister {
  readonly personId: string;
  readonly startsOn: LondonDate;
  /** Null for who never has. */
  readonly confirmedOn: LondonDate | null;
}

/** By which day a person has to confirm their register. */
export interface RegisterOwed {
  readonly personId: string;
  readonly dueOn: LondonDate;
}

/** `due` from four weeks before the day it is to be confirmed by, `overdue` from the day after it. */
export type RegisterStanding = 'confirmed' | 'due' | 'overdue';

/** As section 30 of the Localism Act 2011 has it for a council's members. */
const DAYS_FROM_SEAT = 28;
const MONTHS_FROM_CONFIRMATION = 12;
const SHOWN_DAYS_BEFORE = 28;

/**
 * By when the holder of one seat has to confirm: within 28 days of taking it, then a year after the last time.
 * What was confirmed before they took it is somebody else's register, or an older one.
 */
export function registerDueOn({
  startsOn,
  confirmedOn,
}: Pick<SeatToRegister, 'startsOn' | 'confirmedOn'>): LondonDate {
  return confirmedOn !== null && confirmedOn >= startsOn
    ? addMonths(confirmedOn, MONTHS_FROM_CONFIRMATION)
    : addDays(startsOn, DAYS_FROM_SEAT);
}

/** What is owed, once for each person: who has several seats has one register, due by the earliest day. */
export function registersOwed(seats: readonly SeatToRegister[]): readonly RegisterOwed[] {
  const owed = new Map<string, LondonDate>();
  for (const seat of seats) {
    const [before, dueOn] = [owed.get(seat.personId), registerDueOn(seat)];
    if (before === undefined || dueOn < before) owed.set(seat.personId, dueOn);
  }
  return [...owed].map(([personId, dueOn]) => ({ personId, dueOn }));
}

export function registerStanding(dueOn: LondonDate, today: LondonDate): RegisterStanding {
  if (dueOn < today) return 'overdue';
  return daysBetween(today, dueOn) <= SHOWN_DAYS_BEFORE ? 'due' : 'confirmed';
}
