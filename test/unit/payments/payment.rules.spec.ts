import {
  reasonsToWait,
  refusalsToGoOn,
  refusalsToPrepare,
  type PaymentFacts,
} from '../../../src/payments/payment.rules.js';

const payable: PaymentFacts = {
  status: 'planned',
  awardStatus: 'accepted',
  isPlannedWhole: true,
  waitsFor: 'date',
  returnNumber: null,
  isRetention: false,
  returns: [],
  unmetConditions: [],
  trusteeRefusal: 'none',
  holdReason: null,
  stoppedUntil: null,
  verifiedDetailsId: 'd1',
  payableFrom: '2026-11-01',
  isBeingChecked: false,
  dueOn: '2026-11-23',
};
const inRun = { ...payable, status: 'in-run', preparedWithDetailsId: 'd1' } as const;
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

  it('waits until the last day of a stop is past, and says nothing of the flag', () => {
    for (const stoppedUntil of ['infinity', TODAY]) {
      const [reason] = reasonsToWait({ ...payable, stoppedUntil }, TODAY);
      expect(reason?.code).toBe('organisation-stopped');
      expect(reason?.message).not.toMatch(/flag|stop/i);
    }
    expect(reasonsToWait({ ...payable, stoppedUntil: '2026-11-22' }, TODAY)).toEqual([]);
  });

  it('waits while the trustee may refuse it, without a word of that, and for good once it has', () => {
    const [wait] = reasonsToWait({ ...payable, trusteeRefusal: 'proposed' }, TODAY);
    expect(wait?.code).toBe('organisation-stopped');
    const refused = { ...payable, awardStatus: 'refused', trusteeRefusal: 'confirmed' } as const;
    expect(codesOf(reasonsToWait(refused, TODAY))).toEqual(['award-refused']);
  });

  it.each([
    ['terminated', 'This grant was ended early'],
    ['withdrawn', 'This offer was withdrawn'],
    ['half-accepted', 'The offer has not been accepted yet'],
  ] as const)(
    'waits for good, or until it is signed, when the award is %s',
    (awardStatus, message) => {
      expect(reasonsToWait({ ...payable, awardStatus }, TODAY)).toEqual([
        { code: 'award-not-accepted', message },
      ]);
    },
  );

  it.each(['active', 'on-hold', 'complete'] as const)(
    'does not wait because it is %s',
    (status) => {
      expect(reasonsToWait({ ...payable, awardStatus: status }, TODAY)).toEqual([]);
    },
  );

  it('says every reason at once', () => {
    const facts = {
      ...{ ...payable, awardStatus: 'offered' as const, isPlannedWhole: false },
      ...{ holdReason: 'No return', isBeingChecked: true, unmetConditions: ['A lease.'] },
      returns: [{ number: 1, dueOn: '2026-11-21', isSent: false, isAccepted: false }],
    };

    expect(codesOf(reasonsToWait(facts, '2026-11-22'))).toEqual([
      'award-not-accepted',
      'award-on-hold',
      'bank-details-held',
      'payments-to-plan-anew',
      'return-late',
      'condition-not-met',
      'payment-not-due',
    ]);
  });
});

it('puts what is in a run in no second one', () => {
  expect(refusalsToPrepare(payable, TODAY)).toEqual([]);
  expect(codesOf(refusalsToPrepare({ ...payable, status: 'in-run' }, TODAY))).toEqual([
    'payment-in-run',
  ]);
  expect(codesOf(refusalsToPrepare({ ...payable, verifiedDetailsId: null }, TODAY))).toEqual([
    'bank-details-missing',
  ]);
});

describe('going on with a run', () => {
  it('needs what preparing needed', () => {
    expect(refusalsToGoOn(inRun, TODAY)).toEqual([]);
    expect(codesOf(refusalsToGoOn({ ...inRun, holdReason: 'No return' }, TODAY))).toEqual([
      'award-on-hold',
    ]);
    expect(codesOf(refusalsToGoOn({ ...inRun, status: 'planned' }, TODAY))).toEqual([
      'payment-planned',
    ]);
  });

  it('never pays into an account that was verified after the run was prepared', () => {
    expect(codesOf(refusalsToGoOn({ ...inRun, verifiedDetailsId: 'd2' }, TODAY))).toEqual([
      'bank-details-changed-since',
    ]);
  });
});
