import fc from 'fast-check';
import { Settings } from 'luxon';
import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  formatMoment,
  formatTimeOfDay,
  isLondonDate,
  londonDateOf,
  londonInstant,
  weekdayOf,
} from '../../../src/kernel/london.js';

const anyDate = fc
  .date({
    min: new Date('1970-01-01T12:00Z'),
    max: new Date('2099-12-31T12:00Z'),
    noInvalidDate: true,
  })
  .map(londonDateOf);

describe('the date in Colchester', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2026-01-01'],
    ['2026-03-31T22:59:59Z', '2026-03-31'], // 23:59:59 by the wall
    ['2026-03-31T23:00:00Z', '2026-04-01'],
    ['2026-03-29T00:59:59Z', '2026-03-29'],
    ['2026-10-24T23:00:00Z', '2026-10-25'],
    ['2026-10-25T23:59:59Z', '2026-10-25'],
    ['2026-10-26T00:00:00Z', '2026-10-26'],
  ])('at %s is %s', (instant, date) => {
    expect(londonDateOf(new Date(instant))).toBe(date);
  });
});

describe('the instant of a time on a wall in Colchester', () => {
  it.each([
    ['2026-03-31', '23:59', '2026-03-31T22:59:00.000Z'],
    ['2026-12-04', '12:00', '2026-12-04T12:00:00.000Z'],
    ['2026-12-04', '23:59:59', '2026-12-04T23:59:59.000Z'],
    // the last Sunday of March: 01:30 is not on any clock
    ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    // the last Sunday of October: 01:30 comes twice
    ['2026-10-25', '00:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '01:30', '2026-10-25T01:30:00.000Z'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
  ])('%s %s is %s', (date, time, instant) => {
    expect(londonInstant(date, time).toISOString()).toBe(instant);
  });

  it.each(['2026-01-15T12:00Z', '2026-07-15T12:00Z'])('is the same when asked at %s', (asked) => {
    Settings.now = () => Date.parse(asked);
    try {
      expect(londonInstant('2026-10-25', '01:30').toISOString()).toBe('2026-10-25T01:30:00.000Z');
      expect(londonInstant('2026-03-29', '01:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    } finally {
      Settings.now = () => Date.now();
    }
  });

  it.each([
    ['2026-02-30', '17:00'],
    ['2026', '17:00'],
    ['2026-W49', '17:00'],
    ['2026-12-04', '24:00'],
    ['2026-12-04', '9:00'],
    ['2026-12-04', '17:00Z'],
    ['2026-12-04', ''],
  ])('refuses %j %j', (date, time) => {
    expect(() => londonInstant(date, time)).toThrow('Not a moment in the calendar');
  });
});

it.each([
  ['2026-12-04', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['0000-01-01', false],
  ['2026-1-1', false],
  ['2026-12-04T00:00', false],
  ['04/12/2026', false],
  ['\u0662\u0660\u0662\u0666-\u0661\u0662-\u0660\u0664', false],
  ['2026-12-04\n', false],
  ['', false],
])('%j is in the calendar: %s', (text, isDate) => {
  expect(isLondonDate(text)).toBe(isDate);
});

describe('counting days and months', () => {
  it.each([
    ['2026-03-28', 1, '2026-03-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-03-01', -1, '2028-02-29'],
  ])('%s and %s days is %s', (date, days, later) => {
    expect(addDays(date, days)).toBe(later);
    expect(daysBetween(date, later)).toBe(days);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-11-23', 12, '2027-11-23'],
  ])('%s and %s months is %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });

  it('counts back what it has counted forward, across both clock changes', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4_000, max: 4_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(weekdayOf(addDays(date, days))).toBe(
          ((((weekdayOf(date) - 1 + days) % 7) + 7) % 7) + 1,
        );
      }),
    );
  });

  it.each([
    ['addDays', () => addDays('2026-02-30', 1)],
    ['addMonths', () => addMonths('2026-02-30', 1)],
    ['daysBetween', () => daysBetween('2026-02-30', '2026-03-01')],
    ['daysBetween, to', () => daysBetween('2026-02-01', '2026-02-30')],
    ['weekdayOf', () => weekdayOf('2026-02-30')],
    ['formatDate', () => formatDate('2026-02-30')],
  ])('refuses 30 February (%s)', (_name, count) => {
    expect(count).toThrow('Not a moment in the calendar: 2026-02-30');
  });

  it('refuses to count beyond any calendar', () => {
    expect(() => addDays('2026-02-01', 1e10)).toThrow('Not a moment in the calendar');
  });
});

describe('dates and moments in words', () => {
  it('writes a date as a letter does', () => {
    expect(formatDate('2026-12-04')).toBe('4 December 2026');
  });

  it.each([
    ['2026-12-04T12:00:00Z', 'Friday 4 December 2026, 12 noon'],
    ['2026-12-04T00:00:00Z', 'Friday 4 December 2026, 12 midnight'],
    ['2026-12-04T17:00:00Z', 'Friday 4 December 2026, 5pm'],
    ['2026-12-04T09:05:00Z', 'Friday 4 December 2026, 9:05am'],
    ['2026-12-04T12:30:00Z', 'Friday 4 December 2026, 12:30pm'],
    ['2026-12-04T00:30:00Z', 'Friday 4 December 2026, 12:30am'],
    ['2026-03-31T22:59:00Z', 'Tuesday 31 March 2026, 11:59pm'],
    ['2026-07-01T11:00:00Z', 'Wednesday 1 July 2026, 12 noon'],
  ])('%s is %s', (instant, words) => {
    expect(formatMoment(new Date(instant))).toBe(words);
    expect(words).toContain(`, ${formatTimeOfDay(new Date(instant))}`);
  });

  it('refuses what is no moment', () => {
    expect(() => formatMoment(new Date(Number.NaN))).toThrow('Not a moment in the calendar');
    expect(() => formatTimeOfDay(new Date(Number.NaN))).toThrow('Not a moment in the calendar');
    expect(() => londonDateOf(new Date(Number.NaN))).toThrow('Not a moment in the calendar');
  });
});
