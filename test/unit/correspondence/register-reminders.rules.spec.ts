import { registerRemindersAt } from '../../../src/correspondence/reminders/register-reminders.rules.js';

const stepsAt = (moment: string, dueOn: string): readonly string[] =>
  registerRemindersAt(new Date(moment), [{ personId: 'ann', dueOn }]).map(({ step }) => step);

describe('a register to be confirmed by Thursday 8 April 2027', () => {
  it.each([
    ['2027-03-10T10:00:00Z', []],
    ['2027-03-11T06:59:00Z', []], // before seven
    ['2027-03-11T07:00:00Z', ['due-in-28']],
    ['2027-03-26T10:00:00Z', []], // Good Friday
    ['2027-03-31T10:00:00Z', ['due-in-28']],
    ['2027-04-01T05:59:00Z', []], // the clocks have changed: 06:59
    ['2027-04-01T06:00:00Z', ['due-in-7']],
    ['2027-04-08T17:59:00Z', ['due-in-7']], // 18:59
    ['2027-04-08T18:00:00Z', []],
    ['2027-04-09T10:00:00Z', ['overdue-by-1']],
    ['2027-07-09T10:00:00Z', ['overdue-by-1']],
  ])('at %s: %j', (moment, steps) => {
    expect(stepsAt(moment, '2027-04-08')).toEqual(steps);
  });
});

it('warns before a closed day, and chases after one', () => {
  expect(stepsAt('2027-04-05T10:00:00Z', '2027-04-12')).toEqual(['due-in-7']);
  expect(stepsAt('2026-12-24T10:00:00Z', '2027-01-01')).toEqual(['due-in-7']); // 25 December
  expect(stepsAt('2027-04-10T10:00:00Z', '2027-04-09')).toEqual([]); // a Saturday
  expect(stepsAt('2027-04-12T10:00:00Z', '2027-04-09')).toEqual(['overdue-by-1']);
});
