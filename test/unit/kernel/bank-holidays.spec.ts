import {
  bankHolidaysOf,
  everyBankHoliday,
  expectedBankHolidaysOf,
} from '../../../src/kernel/bank-holidays.js';
import {
  isWorkingDay,
  lastWorkingDayTo,
  subtractWorkingDays,
} from '../../../src/kernel/working-days.js';

it.each([2024, 2025, 2026, 2027, 2028])('expects of %i what was published', (year) => {
  expect(expectedBankHolidaysOf(year)).toEqual(bankHolidaysOf(year));
});

/** Easter Sundays of the Book of Common Prayer's tables. */
it.each([
  [2029, '04-01'],
  [2030, '04-21'],
  [2031, '04-13'],
  [2032, '03-28'],
  [2033, '04-17'],
  [2034, '04-09'],
  [2035, '03-25'],
  [2036, '04-13'],
  [2037, '04-05'],
  [2038, '04-25'],
  [2049, '04-18'], // where simpler rules go wrong
])('finds Easter %i on %s', (year, easter) => {
  const [, friday = '', monday = ''] = expectedBankHolidaysOf(year);
  const sunday = new Date(`${year}-${easter}T00:00:00Z`).getTime();

  expect(new Date(`${year}-${friday}T00:00:00Z`).getTime()).toBe(sunday - 2 * 86_400_000);
  expect(new Date(`${year}-${monday}T00:00:00Z`).getTime()).toBe(sunday + 86_400_000);
});

it.each([
  [2032, ['12-27', '12-28']], // Christmas on a Saturday
  [2033, ['12-26', '12-27']], // on a Sunday
  [2037, ['12-25', '12-28']], // Boxing Day on a Saturday
  [2031, ['12-25', '12-26']],
])('keeps Christmas %i on %j', (year, days) => {
  expect(expectedBankHolidaysOf(year).slice(-2)).toEqual(days);
});

it('keeps New Year’s Day on the Monday when it is at a weekend', () => {
  expect(expectedBankHolidaysOf(2033)[0]).toBe('01-03');
  expect(expectedBankHolidaysOf(2034)[0]).toBe('01-02');
});

it('knows each of them once, eight a year, none at a weekend', () => {
  const all = everyBankHoliday();

  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((day) => [0, 6].includes(new Date(day).getUTCDay()))).toEqual([]);
  expect(all.filter((day) => day.startsWith('2041'))).toHaveLength(8);
  expect(all.every((day) => !isWorkingDay(day))).toBe(true);
});

it('counts back over closed days', () => {
  expect(lastWorkingDayTo('2033-04-18')).toBe('2033-04-14');
  expect(subtractWorkingDays('2033-04-19', 1)).toBe('2033-04-14');
  expect(subtractWorkingDays('2026-12-31', 3)).toBe('2026-12-24');
  expect(subtractWorkingDays('2026-12-06', 1)).toBe('2026-12-04');
});
