/**
 * What has to be sent when, written down once more in the plainest way: own calendar, own clock changes, own holidays
 * from a table, one thing at a time. Nothing is shared with the house.
 */

/** Days since 1970. */
export type Day = number;

interface NaiveStep {
  readonly days: number;
  readonly counted: 'days' | 'working-days' | 'half-way';
  readonly to: readonly string[];
}

export interface NaiveThing {
  readonly dueOn: Day;
  readonly askedOn?: Day | undefined;
  readonly steps: readonly NaiveStep[];
  readonly isOverAfterwards: boolean;
  /** From and until which instant it is owed, in milliseconds. */
  readonly from: number;
  readonly until: number;
}

export interface NaiveReminder {
  readonly tick: number;
  readonly step: NaiveStep;
}

const DAY_MS = 86_400_000;

/** Easter Sundays, from the tables of the Prayer Book. */
const EASTERS = [
  ...['2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21', '2031-04-13'],
  ...['2032-03-28', '2033-04-17', '2034-04-09', '2035-03-25', '2036-04-13', '2037-04-05'],
  ...['2038-04-25'],
].map(dayOf);

/** New Year, Christmas and Boxing Day as they are kept, looked up in a calendar. */
const KEPT = [
  ...['2026-01-01', '2026-12-25', '2026-12-28', '2027-01-01', '2027-12-27', '2027-12-28'],
  ...['2028-01-03', '2028-12-25', '2028-12-26', '2029-01-01', '2029-12-25', '2029-12-26'],
  ...['2030-01-01', '2030-12-25', '2030-12-26', '2031-01-01', '2031-12-25', '2031-12-26'],
  ...['2032-01-01', '2032-12-27', '2032-12-28', '2033-01-03', '2033-12-26', '2033-12-27'],
  ...['2034-01-02', '2034-12-25', '2034-12-26', '2035-01-01', '2035-12-25', '2035-12-26'],
  ...['2036-01-01', '2036-12-25', '2036-12-26', '2037-01-01', '2037-12-25', '2037-12-28'],
].map(dayOf);

const CLOSED = new Set([
  ...EASTERS.flatMap((easter) => [easter - 2, easter + 1]),
  ...KEPT,
  // A Monday in May or August, the first or the last.
  ...EASTERS.flatMap((easter) => {
    const year = isoOf(easter).slice(0, 4);
    return [mondayFrom(`${year}-05-01`), mondayFrom(`${year}-05-25`), mondayFrom(`${year}-08-25`)];
  }),
]);

export function dayOf(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
}

export function isoOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 January 1970 was a Thursday. */
export function isOpen(day: Day): boolean {
  const weekday = (day + 4) % 7; // 0 is Sunday
  return weekday !== 0 && weekday !== 6 && !CLOSED.has(day);
}

/** The instant at which clocks in Colchester show this hour of this day. */
export function instantAt(day: Day, hour: number): number {
  return day * DAY_MS + hour * 3_600_000 - (isSummer(day, hour) ? 3_600_000 : 0);
}

/** In summer from one in the morning of the last Sunday in March to that of October. */
function isSummer(day: Day, hour: number): boolean {
  const year = isoOf(day).slice(0, 4);
  const [begins, ends] = [lastSundayOf(`${year}-03-31`), lastSundayOf(`${year}-10-31`)];
  if (day === begins) return hour >= 2;
  if (day === ends) return hour < 1;
  return begins < day && day < ends;
}

/** A moment at which something may be written, and its day. */
interface OpenTick {
  readonly tick: number;
  readonly day: Day;
}

/** Of the moments at which the house looks, those in opening hours. */
export function openOnes(ticks: readonly number[]): readonly OpenTick[] {
  return ticks
    .map((tick) => ({ tick, day: dayAt(tick) }))
    .filter(({ day }) => isOpen(day))
    .filter(({ tick, day }) => instantAt(day, 7) <= tick && tick < instantAt(day, 19));
}

/** Everything that is to be sent about one thing, if these are the moments at which the house may write. */
export function naiveReminders(thing: NaiveThing, ticks: readonly OpenTick[]): NaiveReminder[] {
  const days = thing.steps.map((step) => naiveDay(step, thing));
  const sent: NaiveReminder[] = [];
  let reached = -1; // how far down its steps it has come
  for (const { tick, day } of ticks) {
    if (tick < thing.from || tick >= thing.until) continue;
    if (thing.isOverAfterwards && day > thing.dueOn) continue;
    let candidate = -1;
    for (const [place, on] of days.entries()) if (on !== undefined && on <= day) candidate = place;
    const step = thing.steps[candidate];
    const on = days[candidate];
    if (candidate <= reached || !step || on === undefined) continue;
    if (on < day - 60 || (thing.askedOn !== undefined && on <= thing.askedOn)) continue;
    sent.push({ tick, step });
    reached = candidate;
  }
  return sent;
}

/** The day in Colchester: summer time can only be an hour ahead. */
function dayAt(instant: number): Day {
  const day = Math.floor(instant / DAY_MS);
  const next = instantAt(day + 1, 0);
  return instant >= next ? day + 1 : day;
}

function naiveDay({ days, counted }: NaiveStep, { dueOn, askedOn }: NaiveThing): Day | undefined {
  if (counted === 'half-way') {
    if (askedOn === undefined) return undefined;
    let open = 0;
    for (let day = askedOn + 1; day <= dueOn; day++) if (isOpen(day)) open += 1;
    const half = Math.floor(open / 2);
    return half > 0 ? walk(askedOn, half, 1) : undefined;
  }
  if (counted === 'working-days') return walk(dueOn, Math.abs(days), Math.sign(days));
  let day = dueOn + days;
  while (!isOpen(day)) day += days > 0 ? 1 : -1;
  return day;
}

function walk(from: Day, open: number, direction: number): Day {
  let day = from;
  for (let counted = 0; counted < open;) {
    day += direction;
    if (isOpen(day)) counted += 1;
  }
  return day;
}

function lastSundayOf(endOfMonth: string): Day {
  let day = dayOf(endOfMonth);
  while ((day + 4) % 7 !== 0) day -= 1;
  return day;
}

function mondayFrom(iso: string): Day {
  let day = dayOf(iso);
  while ((day + 4) % 7 !== 1) day += 1;
  return day;
}
