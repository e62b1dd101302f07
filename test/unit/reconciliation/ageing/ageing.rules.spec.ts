import {
  inSuspenseTooLongBefore,
  inTransitTooLongBefore,
  warningsOf,
  type AccountAges,
  type Gap,
} from '../../../../src/reconciliation/ageing/ageing.rules.js';
import {
  sentenceOfLateLines,
  warningOfLateMonth,
} from '../../../../src/reconciliation/late-lines/late-lines.rules.js';

const quiet: AccountAges = {
  bankAccountId: 'main',
  name: 'Main',
  inTransit: undefined,
  suspense: undefined,
  statementTo: '2026-05-20',
  gaps: [],
};
const gap: Gap = {
  from: '2026-05-03',
  to: '2026-05-09',
  beforePence: 100_00n,
  afterPence: 80_00n,
};

const texts = (more: Partial<AccountAges>): string[] =>
  warningsOf({ ...quiet, ...more }, '2026-05-30').map(({ text }) => text);

it('says nothing while nothing has waited too long', () => {
  expect(texts({})).toEqual([]);
  expect(texts({ statementTo: null })).toEqual([]);
});

it('counts working days for what is in transit, and days for what is in suspense', () => {
  expect(inTransitTooLongBefore('2026-11-30')).toBe('2026-11-25'); // Monday: Thursday, Friday, Monday
  expect(inTransitTooLongBefore('2026-12-29')).toBe('2026-12-22'); // Christmas, its substitute, a weekend
  expect(inSuspenseTooLongBefore('2026-11-30')).toBe('2026-11-16');
});

it('names what to ask about, how many, and since when', () => {
  expect(
    texts({
      inTransit: { count: 2, since: '2026-05-05' },
      suspense: { count: 1, since: '2026-05-01' },
    }),
  ).toEqual([
    '2 payments from Main in transit for more than 3 working days, the first since 5 May 2026: ask the bank',
    '1 sum at Main in suspense for more than 14 days, the first since 1 May 2026: ask who paid it',
  ]);
});

it('asks for a statement after ten days', () => {
  expect(texts({ statementTo: '2026-05-19' })).toEqual([
    'The latest statement of Main ends on 19 May 2026, 11 days ago: import the next',
  ]);
});

describe('days that no statement covers', () => {
  it('are a gap where the balances on both sides differ, be it one day', () => {
    expect(texts({ gaps: [gap] })).toEqual([
      'No statement of Main from 3 May 2026 to 9 May 2026: the one before ends with £100.00, the next begins with £80.00',
    ]);
    expect(texts({ gaps: [{ ...gap, to: gap.from }] })[0]).toContain('covers 3 May 2026: the one');
  });

  it('are none where they follow', () => {
    expect(texts({ gaps: [{ ...gap, afterPence: gap.beforePence }] })).toEqual([]);
  });

  it('are one without balances only when they are more than a quiet week', () => {
    expect(texts({ gaps: [{ ...gap, afterPence: null }] })).toEqual([]);
    expect(texts({ gaps: [{ ...gap, afterPence: null, to: '2026-05-10' }] })).toEqual([
      'No statement of Main from 3 May 2026 to 10 May 2026, and no balance shows whether a line is missing',
    ]);
  });
});

describe('lines of a month that is signed', () => {
  it('are accounted for on the first open day', () => {
    expect(sentenceOfLateLines(2, '2026-11-30')).toBe(
      '2 of the new lines are of a month that is signed, up to 30 November 2026. They keep their days by the bank; what they are counts for 1 December 2026, the first open day.',
    );
    expect(sentenceOfLateLines(1, '2026-11-30')).toContain('1 of the new lines is of a month');
  });

  it('are said with what is still to do', () => {
    const late = {
      bankAccountId: 'main',
      bankAccountName: 'Main',
      month: '2026-11-01',
      count: 2,
      openCount: 1,
    };

    expect(warningOfLateMonth(late, '2026-12-31')).toBe(
      '2 lines of November 2026 at Main came in after the month was signed: 1 to explain, posted on 1 January 2027, the first open day',
    );
    expect(warningOfLateMonth({ ...late, count: 1, openCount: 0 }, '2026-12-31')).toBe(
      '1 line of November 2026 at Main came in after the month was signed: all explained',
    );
  });
});
