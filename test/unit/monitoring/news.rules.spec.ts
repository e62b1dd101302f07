import fc from 'fast-check';
import { addDays, weekdayOf } from '../../../src/kernel/london.js';
import { isLetterDue, weeksLetterOn } from '../../../src/monitoring/news/news.rules.js';
import { refusalsToNote } from '../../../src/monitoring/notes/note.rules.js';

describe('the week’s letter about returns', () => {
  it('goes on the first such weekday after the day on which a return came', () => {
    expect(weeksLetterOn('2026-11-23', 1)).toBe('2026-11-30'); // a Monday
    expect(weeksLetterOn('2026-11-24', 1)).toBe('2026-11-30');
    expect(weeksLetterOn('2026-11-23', 5)).toBe('2026-11-27');
  });

  it('is due on that day, and on every later one until it has gone', () => {
    expect(isLetterDue(['2026-11-24'], 1, '2026-11-29')).toBe(false);
    expect(isLetterDue(['2026-11-24'], 1, '2026-11-30')).toBe(true);
    expect(isLetterDue(['2026-11-24'], 1, '2026-12-02')).toBe(true);
    expect(isLetterDue([], 1, '2026-11-30')).toBe(false);
    expect(isLetterDue(['2026-11-23'], null, '2026-11-23')).toBe(true);
  });

  it('is within a week, never on the same day, and on the chosen weekday', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 1, max: 5 }),
        (days, day) => {
          const cameOn = addDays('2020-01-01', days);
          const letter = weeksLetterOn(cameOn, day);
          expect(weekdayOf(letter)).toBe(day);
          expect(letter > cameOn && letter <= addDays(cameOn, 7)).toBe(true);
        },
      ),
    );
  });
});

describe('refusalsToNote', () => {
  const none = { what: '', ownerId: null, dueOn: null };
  const codesOf = (heldOn: string, followUp: Parameters<typeof refusalsToNote>[1]): string[] =>
    refusalsToNote(heldOn, followUp, ['cora'], '2026-11-23').map(({ code }) => code);

  it('keeps what has happened, with nothing to see to or all of it', () => {
    expect(codesOf('2026-11-23', none)).toEqual([]);
    expect(
      codesOf('2026-11-20', { what: 'Ring them', ownerId: 'cora', dueOn: '2026-11-23' }),
    ).toEqual([]);
  });

  it('refuses a day to come, and half of what is to be seen to', () => {
    expect(codesOf('2026-11-24', none)).toEqual(['held-later']);
    expect(codesOf('2026-11-23', { ...none, ownerId: 'cora' })).toEqual(['follow-up-without-what']);
    expect(codesOf('2026-11-23', { ...none, what: 'Ring them' })).toEqual(['no-owner', 'no-day']);
    expect(
      codesOf('2026-11-23', { what: 'Ring them', ownerId: 'a stranger', dueOn: '2026-11-22' }),
    ).toEqual(['no-owner', 'day-past']);
  });
});
