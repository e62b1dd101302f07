import { officeRemindersAt } from '../../../src/correspondence/reminders/office-reminders.rules.js';
import type { RecordedTerm } from '../../../src/panels/offices/office-terms.queries.js';

function chair(panelId: string, electedOn: string, endsOn: string, who = 'helen'): RecordedTerm {
  return {
    ...{ id: `${panelId}-${electedOn}`, panelId, personId: who, personName: who },
    ...{ email: `${who}@example.org`, office: 'chair', electedOn, endsOn },
    ...{ electedAt: 'Annual meeting', endReason: null },
  };
}

const chairs = [
  chair('a', '2025-03-14', '2026-03-13'),
  chair('a', '2024-03-14', '2025-03-13'),
  chair('b', '2025-09-01', '2026-08-31'),
];

function at(today: string): readonly unknown[] {
  return officeRemindersAt(today, chairs).map(({ term, step, mayStandAgain }) => [
    term.id,
    step,
    mayStandAgain,
  ]);
}

it('reminds in the last 30 days and after the end, of the last chair of each panel only', () => {
  expect(at('2026-02-10')).toEqual([]);
  expect(at('2026-02-11')).toEqual([['a-2025-03-14', 'ending', false]]);
  expect(at('2026-03-13')).toEqual([['a-2025-03-14', 'ending', false]]);
  expect(at('2026-03-14')).toEqual([['a-2025-03-14', 'ended', false]]);
  expect(at('2026-08-20')).toEqual([
    ['a-2025-03-14', 'ended', false],
    ['b-2025-09-01', 'ending', true],
  ]);
});

it('reminds of nobody where there never was a chair', () => {
  expect(officeRemindersAt('2026-03-13', [])).toEqual([]);
});
