import { londonDateOf, type LondonDate } from '../../kernel/london.js';
import { addWorkingDays, workingDaysBetween } from '../../kernel/working-days.js';
import { isQuiet } from './quiet-time.rules.js';

/** A ratification that is open, and the text it has. */
export interface OpenOne {
  readonly id: string;
  readonly version: number;
  /** The day the text was sent. */
  readonly openedOn: LondonDate;
  readonly closesOn: LondonDate;
}

export interface RatificationReminder {
  readonly ratificationId: string;
  readonly version: number;
  readonly step: 'half-way' | 'last-day';
}

/**
 * The reminders to write at this moment: half way through the working days, and on the last. Of what is sent and
 * closes within a day there is the last only. Nothing on the day it was sent, nor at a quiet time.
 */
export function ratificationRemindersAt(
  now: Date,
  open: readonly OpenOne[],
): readonly RatificationReminder[] {
  const today = londonDateOf(now);
  if (isQuiet(now, today)) return [];
  return open.flatMap(({ id, version, openedOn, closesOn }): readonly RatificationReminder[] => {
    if (today <= openedOn || today > closesOn) return [];
    const remind = { ratificationId: id, version };
    if (today === closesOn) return [{ ...remind, step: 'last-day' }];
    const half = Math.floor(workingDaysBetween(openedOn, closesOn) / 2);
    return half > 0 && today >= addWorkingDays(openedOn, half)
      ? [{ ...remind, step: 'half-way' }]
      : [];
  });
}
