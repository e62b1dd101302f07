import { scoreRemindersAt } from '../../../src/correspondence/reminders/score-reminders.rules.js';

const at = (moment: string, scoreBy: string) =>
  scoreRemindersAt(new Date(moment), [{ roundId: 'r', scoreBy }]).map(({ step }) => step);

it.each([
  ['a week and a half before', '2026-12-04T09:00:00Z', '2026-12-14', []],
  ['five days before is a Wednesday', '2026-12-09T09:00:00Z', '2026-12-14', ['due-in-5']],
  ['a missed sweep is made up for', '2026-12-11T09:00:00Z', '2026-12-15', ['due-in-5']],
  ['a day before a Monday is the Friday', '2026-12-11T09:00:00Z', '2026-12-14', ['due-in-1']],
  ['on the day', '2026-12-14T09:00:00Z', '2026-12-14', ['due-in-1']],
  ['a day after', '2026-12-15T09:00:00Z', '2026-12-14', ['overdue-by-1']],
  ['a day after a Friday is the Monday', '2026-12-14T09:00:00Z', '2026-12-11', ['overdue-by-1']],
  ['five days after', '2026-12-21T09:00:00Z', '2026-12-14', ['overdue-by-5']],
  ['a day before it is a bank holiday', '2026-12-24T09:00:00Z', '2026-12-29', ['due-in-1']],
  ['at a weekend', '2026-12-12T09:00:00Z', '2026-12-14', []],
  ['on a bank holiday', '2026-12-28T09:00:00Z', '2026-12-24', []],
  ['before seven in the morning', '2026-12-14T06:59:00Z', '2026-12-14', []],
  ['after seven in the evening', '2026-12-14T19:00:00Z', '2026-12-14', []],
])('%s: at %s for %s %p', (_, moment, scoreBy, steps) => {
  expect(at(moment, scoreBy)).toEqual(steps);
});
