import {
  horizonOf,
  remindersAt,
  type ReminderStep,
} from '../../../src/correspondence/reminders/reminders.rules.js';
import { addDays, londonInstant, type LondonDate } from '../../../src/kernel/london.js';
import { isWorkingDay } from '../../../src/kernel/working-days.js';

const atSeven = (date: LondonDate): Date => londonInstant(date, '07:00');

/** Wednesday: no step of a return due then falls on a closed day but the one in 28 days’ time. */
const DUE: LondonDate = '2027-03-10';

function stepsAt(now: Date, dueOn: LondonDate): ReminderStep[] {
  return remindersAt(now, [{ id: 'r1', dueOn }]).map(({ step }) => step);
}

describe('the newest step whose day has come', () => {
  it.each<[LondonDate, ReminderStep[]]>([
    ['2027-02-09', []],
    ['2027-02-10', ['due-in-28']],
    ['2027-03-02', ['due-in-28']],
    ['2027-03-03', ['due-in-7']],
    ['2027-03-09', ['due-in-1']],
    ['2027-03-10', ['due-in-1']], // due by the end of that day, and not overdue on it
    ['2027-03-11', ['overdue-by-1']],
    ['2027-03-24', ['overdue-by-14']],
    ['2027-04-07', ['overdue-by-28']],
    ['2027-09-01', ['overdue-by-28']],
  ])('on %s is %j', (today, steps) => {
    expect(stepsAt(atSeven(today), DUE)).toEqual(steps);
  });

  it('is one, however many sweeps were missed', () => {
    expect(remindersAt(atSeven('2027-03-25'), [{ id: 'r1', dueOn: DUE }])).toHaveLength(1);
  });

  it('is told to coordinators too after 28 days, and not before', () => {
    const [before] = remindersAt(atSeven('2027-04-06'), [{ id: 'r1', dueOn: DUE }]);
    const [after] = remindersAt(atSeven('2027-04-07'), [{ id: 'r1', dueOn: DUE }]);

    expect([before?.tellsCoordinators, after?.tellsCoordinators]).toEqual([false, true]);
  });

  it('is a chaser only once it is overdue', () => {
    const [before] = remindersAt(atSeven('2027-03-09'), [{ id: 'r1', dueOn: DUE }]);
    const [after] = remindersAt(atSeven('2027-03-11'), [{ id: 'r1', dueOn: DUE }]);

    expect([before?.isOverdue, after?.isOverdue]).toEqual([false, true]);
  });
});

describe('closed days', () => {
  it('warns on the Friday of a return due on the Monday, and on the Sunday', () => {
    expect(stepsAt(atSeven('2027-03-05'), '2027-03-08')).toEqual(['due-in-1']);
    expect(stepsAt(atSeven('2027-03-05'), '2027-03-07')).toEqual(['due-in-1']);
  });

  it('chases on the Monday what was due on the Friday', () => {
    expect(stepsAt(atSeven('2027-03-08'), '2027-03-05')).toEqual(['overdue-by-1']);
  });

  it('warns before Christmas of a return due after it, and chases after it', () => {
    expect(stepsAt(atSeven('2026-12-24'), '2026-12-29')).toEqual(['due-in-1']);
    expect(stepsAt(atSeven('2026-12-29'), '2026-12-24')).toEqual(['overdue-by-1']);
  });

  it('writes nothing at a weekend or on a bank holiday, whatever is due', () => {
    const owed = Array.from({ length: 80 }, (_, days) => ({
      id: `r${days}`,
      dueOn: addDays('2026-11-20', days),
    }));
    for (const closed of ['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28']) {
      expect(remindersAt(atSeven(closed), owed)).toEqual([]);
    }
  });

  it('looks far enough ahead for any warning, on every day of three years', () => {
    for (let at = 0; at < 3 * 365; at++) {
      const today = addDays('2026-01-01', at);
      if (!isWorkingDay(today)) continue;
      expect(stepsAt(atSeven(today), addDays(horizonOf(today), 1))).toEqual([]);
    }
  });
});

describe('quiet hours', () => {
  it.each([
    ['2027-03-09', '06:59', 0],
    ['2027-03-09', '07:00', 1],
    ['2027-03-09', '18:59', 1],
    ['2027-03-09', '19:00', 0],
    ['2027-07-06', '07:00', 1], // in summer, seven by the clock in Colchester
  ])('on %s at %s there are %i', (date, time, count) => {
    expect(
      remindersAt(londonInstant(date, time), [{ id: 'r1', dueOn: addDays(date, 1) }]),
    ).toHaveLength(count);
  });
});

it('keeps returns apart', () => {
  const reminders = remindersAt(atSeven('2027-03-11'), [
    { id: 'r1', dueOn: DUE },
    { id: 'r2', dueOn: '2027-03-12' },
    { id: 'r3', dueOn: '2027-06-01' },
  ]);

  expect(reminders.map(({ returnId, step }) => [returnId, step])).toEqual([
    ['r1', 'overdue-by-1'],
    ['r2', 'due-in-1'],
  ]);
});
