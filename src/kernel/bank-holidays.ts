/**
 * Bank holidays of England and Wales, as published on gov.uk/bank-holidays, with the substitute days. They are
 * announced a few years ahead, and now and then one is moved or added: add each year when it is published.
 */
const PUBLISHED: Readonly<Record<number, readonly string[]>> = {
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

/** As far as a grant of today can reach. */
const LAST_YEAR = 2060;

/** Of a year as `MM-DD`, in their order: as published where it is, else as the law has them (1971 c. 80 and custom). */
export function bankHolidaysOf(year: number): readonly string[] {
  return PUBLISHED[year] ?? expectedBankHolidaysOf(year);
}

/** Every one that is known or expected, as `2026-12-28`. */
export function everyBankHoliday(): readonly string[] {
  const years = Array.from({ length: LAST_YEAR - 2023 }, (_, index) => 2024 + index);
  return years.flatMap((year) => bankHolidaysOf(year).map((day) => `${year}-${day}`));
}

/** What a year without an announcement has: one at a weekend is kept on the next weekday that is none. */
export function expectedBankHolidaysOf(year: number): readonly string[] {
  const easter = easterSundayOf(year);
  const newYear = nextWeekday(dateOf(year, 1, 1));
  const christmas = dateOf(year, 12, 25);
  const boxing = dateOf(year, 12, 26);
  // A Christmas Day on a Sunday is kept after Boxing Day, which keeps its Monday.
  const atChristmas =
    christmas.getUTCDay() === 0
      ? [boxing, plusDays(boxing, 1)]
      : [nextWeekday(christmas), boxingDayAfter(nextWeekday(christmas), boxing)];
  return [
    newYear,
    plusDays(easter, -2),
    plusDays(easter, 1),
    firstMondayFrom(dateOf(year, 5, 1)),
    firstMondayFrom(dateOf(year, 5, 25)),
    firstMondayFrom(dateOf(year, 8, 25)),
    ...atChristmas,
  ].map((day) => day.toISOString().slice(5, 10));
}

function boxingDayAfter(christmasKept: Date, boxing: Date): Date {
  const kept = nextWeekday(boxing);
  return kept > christmasKept ? kept : nextWeekday(plusDays(christmasKept, 1));
}

/** The Gregorian rule in the form of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, chapter 8). */
function easterSundayOf(year: number): Date {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return dateOf(year, Math.floor(days / 31), (days % 31) + 1);
}

function dateOf(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month - 1, day));
}

function plusDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}

function nextWeekday(day: Date): Date {
  return day.getUTCDay() % 6 === 0 ? nextWeekday(plusDays(day, 1)) : day;
}

function firstMondayFrom(day: Date): Date {
  return day.getUTCDay() === 1 ? day : firstMondayFrom(plusDays(day, 1));
}
