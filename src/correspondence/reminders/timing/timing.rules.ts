import { addDays, londonDateOf, type LondonDate } from '../../../kernel/london.js';
import {
  addWorkingDays,
  lastWorkingDayTo,
  nextWorkingDay,
  subtractWorkingDays,
  workingDaysBetween,
} from '../../../kernel/working-days.js';
import { isQuiet } from '../quiet-time.rules.js';

/** Whom a reminder goes to: who owes it, those who see to it, or who chairs the panel that it concerns. */
export const AUDIENCES = ['owing', 'coordinator', 'chair', 'trustee-administrator'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How a step counts. Half way is from the day that it was asked for to the day that it is due, in working days. */
type Count = 'days' | 'working-days' | 'half-way';

/** One step of a kind of reminder: so many days before (less than 0) or after the day it is due, and to whom. */
export interface Step {
  /** 0 is the day itself, and of what counts half way. */
  readonly days: number;
  readonly counted: Count;
  readonly to: readonly Audience[];
}

/** Something that somebody owes by a day. */
export interface Owed {
  /** What it is, within its kind: a return's id; of scores the round's and the person's. */
  readonly id: string;
  readonly dueOn: LondonDate;
  /** The day a letter asked for it; reminders come on later days. Undefined where no letter did. */
  readonly askedOn?: LondonDate | undefined;
}

/** What the planning needs to know of a kind. */
export interface Timing {
  readonly steps: readonly Step[];
  /** Once its day is over there is nothing more to be done about it. */
  readonly isOverAfterwards: boolean;
}

/** A reminder to be written now. */
export interface Due {
  readonly owed: Owed;
  readonly step: Step;
}

/** A step that came so long ago is not caught up with: it would be news to nobody. */
const FORGOTTEN_AFTER_DAYS = 60;

/** More closed days than ever lie between a day and the working day before it, or come to ten working ones. */
const CLOSED_DAYS = 14;

/**
 * The reminders to write at this moment: of each thing owed the newest step whose day has come, unless something
 * was written about it on that day or later. So a sweep that was missed is made up for once, and not with everything
 * it missed; and steps that are moved while somebody owes remind nobody twice.
 * @param lastOn by the id of what is owed, the last day on which a reminder of it was written for that due day.
 */
export function remindersDue(
  now: Date,
  { steps, isOverAfterwards }: Timing,
  owed: readonly Owed[],
  lastOn: ReadonlyMap<string, LondonDate>,
): readonly Due[] {
  const today = londonDateOf(now);
  if (isQuiet(now, today)) return [];
  return owed.flatMap((one) => {
    if (isOverAfterwards && one.dueOn < today) return [];
    const newest = newestStep(steps, one, today);
    if (!newest || newest.on < addDays(today, -FORGOTTEN_AFTER_DAYS)) return [];
    const isCovered = [one.askedOn, lastOn.get(one.id)].some((on) => on && newest.on <= on);
    return isCovered ? [] : [{ owed: one, step: newest.step }];
  });
}

/** What is due in these days, both included, may need a reminder today. Nothing else has to be looked at. */
export function windowOf(
  { steps, isOverAfterwards }: Timing,
  today: LondonDate,
): { readonly from: LondonDate; readonly upTo: LondonDate } {
  const late = Math.max(0, ...steps.map((step) => spanOf(step)));
  const early = Math.max(0, ...steps.map((step) => -spanOf(step)));
  return {
    from: isOverAfterwards ? today : addDays(today, -(late + FORGOTTEN_AFTER_DAYS + CLOSED_DAYS)),
    upTo: addDays(today, early + CLOSED_DAYS),
  };
}

/** The day of a step; undefined where it has none: half of one working day is no day. */
export function dayOf({ days, counted }: Step, { dueOn, askedOn }: Owed): LondonDate | undefined {
  switch (counted) {
    case 'half-way': {
      const half = askedOn === undefined ? 0 : Math.floor(workingDaysBetween(askedOn, dueOn) / 2);
      return askedOn !== undefined && half > 0 ? addWorkingDays(askedOn, half) : undefined;
    }
    case 'working-days':
      return days < 0 ? subtractWorkingDays(dueOn, -days) : addWorkingDays(dueOn, days);
    case 'days': {
      // A warning that falls on a closed day comes before it; a chaser comes after it.
      const day = addDays(dueOn, days);
      return days > 0 ? nextWorkingDay(day) : lastWorkingDayTo(day);
    }
  }
}

/** The name a step has in the record: `28-days-before`, `5-working-days-after`, `on-the-day`, `half-way`. */
export function nameOf({ days, counted }: Step): string {
  if (counted === 'half-way') return counted;
  if (days === 0) return 'on-the-day';
  return `${Math.abs(days)}-${counted}-${days < 0 ? 'before' : 'after'}`;
}

function newestStep(
  steps: readonly Step[],
  owed: Owed,
  today: LondonDate,
): { readonly step: Step; readonly on: LondonDate } | undefined {
  let newest: { readonly step: Step; readonly on: LondonDate } | undefined;
  for (const step of steps) {
    const on = dayOf(step, owed);
    // Of two on one day the later in the list is the more urgent.
    if (on !== undefined && on <= today && (!newest || on >= newest.on)) newest = { step, on };
  }
  return newest;
}

/** At most so many days from the due day, closed ones not among them: five working days are a week. */
function spanOf({ days, counted }: Step): number {
  if (counted === 'half-way') return -LONGEST_ASKED_DAYS;
  return counted === 'days'
    ? days
    : Math.sign(days) * Math.ceil(Math.abs(days) * 1.4 + CLOSED_DAYS);
}

/** Nothing that is reminded of half way is asked for longer ahead: thirty working days. */
const LONGEST_ASKED_DAYS = 60;
