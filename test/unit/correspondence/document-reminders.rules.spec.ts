import fc from 'fast-check';
import {
  documentHorizonOf,
  documentRemindersAt,
} from '../../../src/correspondence/reminders/document-reminders.rules.js';
import { addDays, daysBetween } from '../../../src/kernel/london.js';

const stepsAt = (moment: string, expiresOn: string): readonly string[] =>
  documentRemindersAt(new Date(moment), [{ id: 'd', expiresOn }]).map(({ step }) => step);

describe('a paper that runs out on Monday 21 December 2026', () => {
  it.each([
    ['2026-11-20T10:00:00Z', []],
    ['2026-11-23T06:59:00Z', []], // before seven
    ['2026-11-23T10:00:00Z', ['expires-in-28']],
    ['2026-11-23T19:00:00Z', []],
    ['2026-12-05T10:00:00Z', []], // a Saturday
    ['2026-12-11T10:00:00Z', ['expires-in-28']],
    ['2026-12-14T10:00:00Z', ['expires-in-7']],
    ['2026-12-21T10:00:00Z', ['expires-in-7']],
    ['2026-12-22T10:00:00Z', []], // it has run out: too late to warn
  ])('at %s', (moment, steps) => {
    expect(stepsAt(moment, '2026-12-21')).toEqual(steps);
  });
});

it('warns before a closed day, not after it', () => {
  expect(stepsAt('2026-12-24T10:00:00Z', '2027-01-01')).toEqual(['expires-in-7']); // 25 December
});

it('looks far enough ahead for every warning, whatever the holidays', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3650 }),
      fc.integer({ min: 0, max: 60 }),
      (from, ahead) => {
        const today = addDays('2024-01-01', from);
        const expiresOn = addDays(today, ahead);
        const steps = stepsAt(`${today}T12:00:00Z`, expiresOn);

        if (steps.length > 0) expect(expiresOn <= documentHorizonOf(today)).toBe(true);
        if (daysBetween(today, expiresOn) > 40) expect(steps).toEqual([]);
      },
    ),
  );
});
