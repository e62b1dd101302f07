import { addDays, londonDateOf, type LondonDate } from '../../kernel/london.js';
import { isQuiet, lastWorkingDayTo } from './quiet-time.rules.js';

/** The steps, by their days before the last day a paper holds. */
const STEPS = [
  { step: 'expires-in-28', days: 28 },
  { step: 'expires-in-7', days: 7 },
] as const;

type DocumentReminderStep = (typeof STEPS)[number]['step'];

/** More days than any reminder is early: 28, and a Christmas or an Easter before that. */
const EARLIEST_DAYS = 40;

export interface Expiring {
  readonly id: string;
  /** The last day it holds. */
  readonly expiresOn: LondonDate;
}

export interface DocumentReminder {
  readonly documentId: string;
  readonly step: DocumentReminderStep;
}

/** Papers that run out up to this day may need a reminder today. */
export function documentHorizonOf(today: LondonDate): LondonDate {
  return addDays(today, EARLIEST_DAYS);
}

/**
 * The reminders to write at this moment: for each paper that still holds, the newest step whose day
 * has come, so that a missed sweep is made up for once. A step on a closed day comes before it. That
 * each is written once is its key's matter.
 */
export function documentRemindersAt(
  now: Date,
  expiring: readonly Expiring[],
): readonly DocumentReminder[] {
  const today = londonDateOf(now);
  if (isQuiet(now, today)) return [];
  return expiring.flatMap(({ id, expiresOn }) => {
    if (expiresOn < today) return [];
    const newest = STEPS.findLast(
      ({ days }) => lastWorkingDayTo(addDays(expiresOn, -days)) <= today,
    );
    return newest ? [{ documentId: id, step: newest.step }] : [];
  });
}
