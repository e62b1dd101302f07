import { dueInWords } from '../../../src/monitoring/due-in-words.rules.js';
import { returnsOf } from '../../../src/monitoring/planning/planning.rules.js';
import { afterAct } from '../../../src/monitoring/return.lifecycle.js';
import { returnsPage } from '../../../src/monitoring/returns.page.js';
import type { ReturnSummary } from '../../../src/monitoring/returns.queries.js';
import { refusalsToSubmit } from '../../../src/monitoring/submission/submission.rules.js';

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
      { number: 1, dueOn: '2027-02-28' },
      { number: 2, dueOn: '2027-08-31' },
    ]);
  });

  it('plans none where the round asks for none', () => {
    expect(returnsOf({ acceptedOn: '2026-08-31', returnMonths: [] })).toEqual([]);
  });
});

describe('refusalsToSubmit', () => {
  const facts = { status: 'due', awardPence: 480_000n, spentBeforePence: 120_000n } as const;

  it.each([120_000n, 300_000n, 480_000n])('takes %s pence', (spent) => {
    expect(refusalsToSubmit(facts, spent)).toEqual([]);
  });

  it('refuses a penny more than the grant, at the field, with the sum', () => {
    const [refusal] = refusalsToSubmit(facts, 480_001n);

    expect(refusal).toMatchObject({ code: 'spent-more-than-award', field: 'spent' });
    expect(refusal?.message).toContain('£4,800');
  });

  it('refuses less than the return before said', () => {
    expect(refusalsToSubmit(facts, 119_999n)).toMatchObject([
      { code: 'spent-less-than-before', field: 'spent' },
    ]);
  });

  it('refuses other answers once it is sent', () => {
    expect(refusalsToSubmit({ ...facts, status: 'submitted' }, 300_000n)).toMatchObject([
      { code: 'return-submitted' },
    ]);
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
    expect(page.due.map(({ id, isOverdue }) => [id, isOverdue])).toEqual([
      ['r1', true],
      ['r2', false],
    ]);
    expect(page.submitted.map(({ id }) => id)).toEqual(['r3']);
  });
});
