import {
  dueInWords,
  reasonsOfDay,
  type ReturnGate,
  type WaitingFacts,
} from '../../../src/payments/waiting.rules.js';

const TODAY = '2027-05-04';
const due: WaitingFacts = {
  waitsFor: 'date',
  returnNumber: null,
  isRetention: false,
  dueOn: '2027-05-04',
  returns: [],
  unmetConditions: [],
};

function gate(number: number, dueOn: string, how: Partial<ReturnGate> = {}): ReturnGate {
  return { number, dueOn, isSent: false, isAccepted: false, ...how };
}

const wordsOf = (facts: Partial<WaitingFacts>): string[] =>
  reasonsOfDay({ ...due, ...facts }, TODAY).map(({ message }) => message);

describe('a payment that waits for a day', () => {
  it('waits until it has come', () => {
    expect(wordsOf({})).toEqual([]);
    expect(wordsOf({ dueOn: '2027-05-05' })).toEqual(['This payment is due on 5 May 2027']);
  });

  it('never goes without one: that is a mistake', () => {
    expect(() => wordsOf({ dueOn: null })).toThrow('has none');
  });
});

describe('a late return', () => {
  it('holds every payment, from the day after it was due', () => {
    expect(wordsOf({ returns: [gate(2, '2027-05-04')] })).toEqual([]);
    expect(wordsOf({ returns: [gate(1, '2027-05-01'), gate(2, '2027-05-03')] })).toEqual([
      'Return 1, due on 1 May 2027, has not been sent',
      'Return 2, due on 3 May 2027, has not been sent',
    ]);
  });

  it.each([{ isSent: true }, { isAccepted: true }])('holds none once it is %j', (how) => {
    expect(wordsOf({ returns: [gate(2, '2027-05-03', how)] })).toEqual([]);
  });
});

describe('a payment that waits for a return', () => {
  const waits: Partial<WaitingFacts> = { waitsFor: 'return', returnNumber: 2, dueOn: null };

  it('says until when, or that the panel has it', () => {
    expect(wordsOf({ ...waits, returns: [gate(2, '2027-06-03')] })).toEqual([
      'This payment waits until return 2, due on 3 June 2027, is accepted',
    ]);
    expect(wordsOf({ ...waits, returns: [gate(2, '2027-05-03', { isSent: true })] })).toEqual([
      'This payment waits until return 2, which is with the panel, is accepted',
    ]);
  });

  it('is said to wait for a late one once', () => {
    expect(wordsOf({ ...waits, returns: [gate(2, '2027-05-03')] })).toEqual([
      'Return 2, due on 3 May 2027, has not been sent',
    ]);
  });

  it('waits for one that nobody has planned', () => {
    expect(wordsOf({ ...waits, returns: [gate(1, '2027-06-03')] })).toEqual([
      'This payment waits until return 2 is accepted',
    ]);
  });

  it('waits no longer once it is accepted, whether or not the day is stored', () => {
    const returns = [gate(2, '2027-05-03', { isAccepted: true })];
    expect(wordsOf({ ...waits, returns })).toEqual([]);
    expect(wordsOf({ ...waits, returns, dueOn: '2027-05-01' })).toEqual([]);
  });

  it('waits again when the acceptance was taken back, though its day is stored', () => {
    const returns = [gate(2, '2027-05-03', { isSent: true })];
    expect(wordsOf({ ...waits, returns, dueOn: '2027-05-01' })).toHaveLength(1);
  });

  it('is kept back until the final one', () => {
    expect(wordsOf({ ...waits, isRetention: true, returns: [gate(2, '2027-06-03')] })).toEqual([
      'This last payment is kept back until the final return, due on 3 June 2027, is accepted',
    ]);
  });
});

it('names each condition that is not met', () => {
  const facts = { waitsFor: 'conditions', dueOn: null } as const;
  expect(wordsOf({ ...facts, unmetConditions: ['A lease is signed.', 'Insurance'] })).toEqual([
    'A condition is not met: A lease is signed',
    'A condition is not met: Insurance',
  ]);
  expect(wordsOf(facts)).toEqual([]);
});

it.each([
  [{}, '4 May 2027'],
  [{ waitsFor: 'conditions', dueOn: null }, 'When its conditions are met'],
  [{ waitsFor: 'return', returnNumber: 3, dueOn: null }, 'When return 3 is accepted'],
  [
    { waitsFor: 'return', returnNumber: 3, isRetention: true, dueOn: null },
    'When the final return is accepted',
  ],
] as const)('%j is due: %s', (facts, words) => {
  expect(dueInWords({ ...due, ...facts })).toBe(words);
});
