import { periodAsked } from '../../../src/reporting/fund-statement/period.rules.js';
import { mayReadFund } from '../../../src/reporting/fund-statement/readers.rules.js';

describe('the period of a statement', () => {
  it('is the financial year so far unless asked otherwise', () => {
    expect(periodAsked(undefined, '', '2026-11-23')).toEqual({
      from: '2026-04-01',
      to: '2026-11-23',
    });
    expect(periodAsked(undefined, undefined, '2027-03-31').from).toBe('2026-04-01');
    expect(periodAsked(undefined, undefined, '2027-04-01').from).toBe('2027-04-01');
  });

  it('is what was asked for, one day included', () => {
    expect(periodAsked('2026-05-01', '2026-05-01', '2026-11-23')).toEqual({
      from: '2026-05-01',
      to: '2026-05-01',
    });
  });

  it.each([
    ['2026-02-30', '2026-05-01', /real dates/],
    ['2026-05-01', 'tomorrow', /real dates/],
    ['2026-05-02', '2026-05-01', /must not be after/],
  ])('says what is wrong with %s to %s', (from, to, problem) => {
    const period = periodAsked(from, to, '2026-11-23');

    expect(period).toMatchObject({ from: '2026-04-01', to: '2026-11-23' });
    expect(period.problem).toMatch(problem);
  });
});

describe('who may read a fund', () => {
  it.each(['trustee-administrator', 'coordinator', 'observer'] as const)('a %s may', (role) => {
    expect(mayReadFund([{ role, subjectId: null }], 'a')).toBe(true);
  });

  it('its own funder may, and another may not', () => {
    expect(mayReadFund([{ role: 'funder-contact', subjectId: 'a' }], 'a')).toBe(true);
    expect(mayReadFund([{ role: 'funder-contact', subjectId: 'b' }], 'a')).toBe(false);
  });

  it.each(['contact', 'panel-member', 'administrator'] as const)('a %s may not', (role) => {
    expect(mayReadFund([{ role, subjectId: 'a' }], 'a')).toBe(false);
  });

  it('nobody without a role may', () => {
    expect(mayReadFund([], 'a')).toBe(false);
  });
});
