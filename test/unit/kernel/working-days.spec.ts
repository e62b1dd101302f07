import fc from 'fast-check';
import { addDays } from '../../../src/kernel/london.js';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from '../../../src/kernel/working-days.js';

it.each([
  ['2026-11-23', true], // a Monday
  ['2026-11-27', true], // a Friday
  ['2026-11-28', false],
  ['2026-11-29', false],
  ['2026-12-25', false],
  ['2026-12-28', false], // for Boxing Day, which is a Saturday
  ['2027-12-27', false],
  ['2027-12-28', false], // both for a Christmas at a weekend
  ['2028-01-03', false], // for a New Year's Day on a Saturday
  ['2028-04-14', false], // Good Friday
  ['2028-04-18', true],
])('%s is a working day: %s', (date, working) => {
  expect(isWorkingDay(date)).toBe(working);
});

it('knows eight bank holidays of each year, all on weekdays', () => {
  for (const year of [2024, 2025, 2026, 2027, 2028]) {
    const days = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(year, 0, day + 1)));
    const weekdays = days.filter((day) => day.getUTCDay() % 6 !== 0);

    const holidays = weekdays.filter((day) => !isWorkingDay(day.toISOString().slice(0, 10)));

    expect([year, holidays.length]).toEqual([year, 8]);
  }
});

it.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-28', '2026-11-30'],
  ['2026-12-25', '2026-12-29'],
  ['2027-03-26', '2027-03-30'],
])('the working day on or after %s is %s', (date, working) => {
  expect(nextWorkingDay(date)).toBe(working);
});

it.each([
  ['2026-11-23', 0, '2026-11-23'],
  ['2026-11-20', 1, '2026-11-23'],
  ['2026-11-21', 1, '2026-11-23'],
  ['2026-12-24', 3, '2026-12-31'],
])('from %s, %s working days on is %s', (date, days, reached) => {
  expect(addWorkingDays(date, days)).toBe(reached);
});

it('expects bank holidays in years that are not published, and only weekends after 2060', () => {
  expect(isWorkingDay('2029-12-25')).toBe(false);
  expect(isWorkingDay('2031-12-25')).toBe(false);
  expect(isWorkingDay('2029-12-24')).toBe(true);
  expect(isWorkingDay('2062-12-25')).toBe(true);
});

it('counts working days between two dates as one counts them on a calendar', () => {
  const date = fc
    .integer({ min: 0, max: 2_000 })
    .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));

  fc.assert(
    fc.property(date, fc.integer({ min: 0, max: 30 }), (from, length) => {
      let [to, counted] = [from, 0];
      for (let at = 0; at < length; at++) {
        to = addDays(to, 1);
        if (isWorkingDay(to)) counted += 1;
      }

      expect(workingDaysBetween(from, to)).toBe(counted);
      expect(workingDaysBetween(to, from) + counted).toBe(0);
    }),
    { numRuns: 60 },
  );
});
