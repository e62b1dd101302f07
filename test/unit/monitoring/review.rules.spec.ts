import { afterAct, isSent, isSettled } from '../../../src/monitoring/return.lifecycle.js';
import {
  refusalsToAskFor,
  refusalsToMove,
  type DueDateFacts,
} from '../../../src/monitoring/due-date/due-date.rules.js';
import {
  refusalsToAccept,
  refusalsToQuery,
  refusalsToTakeBack,
  refusalsToWaive,
  type ReviewFacts,
} from '../../../src/monitoring/review/review.rules.js';

const sent: ReviewFacts = {
  status: 'submitted',
  spentPence: 300_000n,
  admittedBeforePence: 120_000n,
  isAwardComplete: false,
};
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);

describe('the lifecycle of a return', () => {
  it('goes from due over sent and asked about to accepted, and back from a mistake', () => {
    expect(afterAct('query', 'submitted')).toEqual({ status: 'queried' });
    expect(afterAct('submit', 'queried')).toEqual({ status: 'submitted' });
    expect(afterAct('accept', 'submitted')).toEqual({ status: 'accepted' });
    expect(afterAct('take-back', 'accepted')).toEqual({ status: 'submitted' });
    expect(afterAct('take-back', 'waived')).toEqual({ status: 'due' });
    expect(afterAct('ask-again', 'waived')).toEqual({ status: 'queried' });
  });

  it('knows what was sent, and what is settled', () => {
    const every = ['due', 'submitted', 'queried', 'accepted', 'waived'] as const;
    expect(every.filter(isSent)).toEqual(['submitted', 'queried', 'accepted']);
    expect(every.filter(isSettled)).toEqual(['accepted', 'waived']);
  });
});

describe('refusalsToAccept', () => {
  it.each([120_000n, 200_000n, 300_000n])('admits %s pence', (admitted) => {
    expect(refusalsToAccept(sent, admitted)).toEqual([]);
  });

  it('refuses a penny more than was spent, at the field', () => {
    expect(refusalsToAccept(sent, 300_001n)).toMatchObject([
      { code: 'admitted-more-than-spent', field: 'admitted' },
    ]);
  });

  it('refuses a penny less than an earlier return was admitted with', () => {
    expect(refusalsToAccept(sent, 119_999n)).toMatchObject([
      { code: 'admitted-less-than-before', field: 'admitted' },
    ]);
  });

  it('refuses what was not sent, or is settled', () => {
    expect(codes(refusalsToAccept({ ...sent, status: 'due' }, 200_000n))).toEqual(['return-due']);
    expect(codes(refusalsToAccept({ ...sent, status: 'accepted' }, 200_000n))).toEqual([
      'return-accepted',
    ]);
  });
});

describe('refusalsToQuery', () => {
  it('asks about at least one answer, by a day after today', () => {
    expect(refusalsToQuery(sent, 1, '2026-11-24', '2026-11-23')).toEqual([]);
    expect(codes(refusalsToQuery(sent, 0, '2026-11-23', '2026-11-23'))).toEqual([
      'nothing-asked',
      'due-on-past',
    ]);
  });

  it('asks about nothing that is accepted', () => {
    const accepted = { ...sent, status: 'accepted' } as const;
    expect(codes(refusalsToQuery(accepted, 1, '2026-11-24', '2026-11-23'))).toEqual([
      'return-accepted',
    ]);
  });
});

describe('refusalsToWaive and refusalsToTakeBack', () => {
  it('waives what is owed, and not what is with the panel', () => {
    expect(refusalsToWaive({ ...sent, status: 'due' })).toEqual([]);
    expect(refusalsToWaive({ ...sent, status: 'queried' })).toEqual([]);
    expect(codes(refusalsToWaive(sent))).toEqual(['return-submitted']);
  });

  it('takes back what is settled, while the grant is open', () => {
    const accepted = { ...sent, status: 'accepted' } as const;
    expect(refusalsToTakeBack(accepted)).toEqual([]);
    expect(codes(refusalsToTakeBack({ ...accepted, isAwardComplete: true }))).toEqual([
      'award-complete',
    ]);
    expect(codes(refusalsToTakeBack(sent))).toEqual(['return-submitted']);
  });
});

describe('another day', () => {
  const facts: DueDateFacts = {
    status: 'due',
    dueOn: '2026-12-01',
    today: '2026-11-23',
    isAsked: false,
  };

  it('moves to any other day from today on', () => {
    expect(refusalsToMove(facts, '2026-11-23')).toEqual([]);
    expect(codes(refusalsToMove(facts, '2026-11-22'))).toEqual(['day-past']);
    expect(codes(refusalsToMove(facts, '2026-12-01'))).toEqual(['same-day']);
    expect(codes(refusalsToMove({ ...facts, status: 'submitted' }, '2026-12-02'))).toEqual([
      'not-due',
    ]);
  });

  it('is asked for once at a time, and later', () => {
    expect(refusalsToAskFor(facts, '2026-12-02')).toEqual([]);
    expect(codes(refusalsToAskFor({ ...facts, isAsked: true }, '2026-11-30'))).toEqual([
      'asked-already',
      'earlier-day',
    ]);
  });
});
