import { reasonsToWait, refusalsToPay } from '../../../src/payments/payment.rules.js';

const payable = {
  status: 'planned',
  isAccepted: true,
  hasBankDetails: true,
  dueOn: '2026-11-23',
  preparedBy: null,
} as const;
const TODAY = '2026-11-23';

const codesOf = (refusals: readonly { code: string }[]): string[] =>
  refusals.map(({ code }) => code);

describe('reasonsToWait', () => {
  it('finds none on the day it is due, nor after', () => {
    expect(reasonsToWait(payable, TODAY)).toEqual([]);
    expect(reasonsToWait(payable, '2026-12-25')).toEqual([]);
  });

  it('waits the day before, and says which day it waits for', () => {
    expect(reasonsToWait(payable, '2026-11-22')).toEqual([
      { code: 'payment-not-due', message: 'This payment is due on 23 November 2026' },
    ]);
  });

  it('says every reason at once', () => {
    const reasons = reasonsToWait(
      { ...payable, isAccepted: false, hasBankDetails: false },
      '2026-11-22',
    );

    expect(codesOf(reasons)).toEqual([
      'award-not-accepted',
      'bank-details-missing',
      'payment-not-due',
    ]);
  });
});

describe('refusalsToPay', () => {
  it.each([
    ['prepare', 'planned'],
    ['approve', 'prepared'],
    ['send', 'approved'],
  ] as const)('lets a person %s what is %s', (act, status) => {
    const facts = { ...payable, status, preparedBy: 'ade' };

    expect(refusalsToPay(act, facts, 'bea', TODAY)).toEqual([]);
  });

  it('lets nobody approve what they prepared themselves', () => {
    const facts = { ...payable, status: 'prepared', preparedBy: 'ade' } as const;

    expect(codesOf(refusalsToPay('approve', facts, 'ade', TODAY))).toEqual([
      'prepared-by-yourself',
    ]);
  });

  it('lets the one who prepared it send what another has approved', () => {
    const facts = { ...payable, status: 'approved', preparedBy: 'ade' } as const;

    expect(refusalsToPay('send', facts, 'ade', TODAY)).toEqual([]);
  });

  it('skips no step', () => {
    expect(codesOf(refusalsToPay('send', payable, 'bea', TODAY))).toEqual(['payment-planned']);
  });

  it('holds at every step what is held at the first', () => {
    const facts = { ...payable, status: 'approved', hasBankDetails: false } as const;

    expect(codesOf(refusalsToPay('send', facts, 'bea', TODAY))).toEqual(['bank-details-missing']);
  });
});
