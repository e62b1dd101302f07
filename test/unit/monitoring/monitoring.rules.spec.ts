import { dueInWords } from '../../../src/monitoring/due-in-words.rules.js';
import { returnsOf } from '../../../src/monitoring/planning/planning.rules.js';
import { afterAct } from '../../../src/monitoring/return.lifecycle.js';
import { returnsPage } from '../../../src/monitoring/returns.page.js';
import type { ReturnSummary } from '../../../src/monitoring/returns.queries.js';

describe('the lifecycle of a return', () => {
  it('is submitted once', () => {
    expect(afterAct('submit', 'due')).toEqual({ status: 'submitted' });
    expect(afterAct('submit', 'submitted')).toEqual({
      refusal: { code: 'return-submitted', message: 'This return has already been sent' },
    });
  });
});

describe('planning returns', () => {
  it('counts months from acceptance, the first due first, however the round listed them', () => {
    expect(returnsOf({ acceptedOn: '2026-08-31', returnMonths: [12, 6] })).toEqual([
      { number: 1, dueOn: '2027-02-28', isFinal: false },
      { number: 2, dueOn: '2027-08-31', isFinal: true },
    ]);
  });

  it('plans none where the round asks for none', () => {
    expect(returnsOf({ acceptedOn: '2026-08-31', returnMonths: [] })).toEqual([]);
  });
});

describe('dueInWords', () => {
  it.each([
    ['2026-11-23', 'Due today'],
    ['2026-11-24', 'Due tomorrow'],
    ['2026-12-21', 'Due in 28 days'],
    ['2026-12-22', 'Due on 22 December 2026'],
    ['2026-11-22', 'Overdue by 1 day'],
    ['2026-10-26', 'Overdue by 28 days'],
  ])('%s: %s', (dueOn, words) => {
    expect(dueInWords(dueOn, '2026-11-23')).toBe(words);
  });
});

describe('the list of returns', () => {
  const returns = [
    { id: 'r1', status: 'due', dueOn: '2026-11-22' },
    { id: 'r2', status: 'due', dueOn: '2026-11-23' },
    { id: 'r3', status: 'submitted', dueOn: '2026-01-01' },
  ] as ReturnSummary[];

  it('counts as overdue what was due before today, and nothing that was sent', () => {
    const page = returnsPage(returns, '2026-11-23');

    expect(page.overdueCount).toBe(1);
    expect(page.due.map(({ id, standing }) => [id, standing.words])).toEqual([
      ['r1', 'Overdue by 1 day'],
      ['r2', 'Due today'],
    ]);
    expect(page.toReview.map(({ id }) => id)).toEqual(['r3']);
  });
});
