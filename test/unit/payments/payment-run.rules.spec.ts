import fc from 'fast-check';
import {
  afterRunAct,
  type RunAct,
  type RunStatus,
} from '../../../src/payments/payment-run.lifecycle.js';
import {
  reasonsForThirdPerson,
  refusalsToAct,
  type RunStanding,
} from '../../../src/payments/payment-run.rules.js';

const statuses: RunStatus[] = ['prepared', 'approved', 'released', 'sent', 'cancelled'];
const open: Record<RunAct, Partial<Record<RunStatus, RunStatus>>> = {
  'take-out': { prepared: 'prepared', approved: 'approved', released: 'released' },
  approve: { prepared: 'approved' },
  release: { approved: 'released' },
  send: { approved: 'sent', released: 'sent' },
  cancel: { prepared: 'cancelled', approved: 'cancelled', released: 'cancelled' },
};

describe.each(Object.keys(open) as RunAct[])('%s', (act) => {
  it.each(statuses)('from %s', (from) => {
    const status = open[act][from];
    expect(afterRunAct(act, from)).toEqual(
      status === undefined
        ? { refusal: { code: `run-${from}`, message: expect.any(String) as string } }
        : { status },
    );
  });
});

const prepared: RunStanding = {
  status: 'prepared',
  preparedBy: 'ade',
  approvedBy: null,
  needsRelease: null,
};
const approved: RunStanding = {
  ...prepared,
  status: 'approved',
  approvedBy: 'bea',
  needsRelease: true,
};

it.each([
  ['approve', prepared, 'ade', ['prepared-by-yourself']],
  ['approve', prepared, 'bea', []],
  ['release', approved, 'ade', ['not-a-third-person']],
  ['release', approved, 'bea', ['not-a-third-person']],
  ['release', approved, 'cy', []],
  ['release', { ...approved, needsRelease: false }, 'cy', ['release-not-needed']],
  ['send', approved, 'ade', ['release-missing']],
  ['send', { ...approved, needsRelease: null }, 'ade', ['release-missing']],
  ['send', { ...approved, needsRelease: false }, 'ade', []],
  ['send', { ...approved, status: 'released' }, 'ade', []],
  ['cancel', approved, 'ade', []],
] as const)('%s %j by %s', (act, run, by, codes) => {
  expect(refusalsToAct(act, run, by).map(({ code }) => code)).toEqual(codes);
});

describe('a third person', () => {
  const preparedAt = new Date('2026-11-23T10:00:00Z');
  const limit = { itemPence: 1000n, runPence: 1500n, setAt: new Date('2026-11-01T10:00:00Z') };
  const limits = new Map([['f', limit]]);
  const pays = (...sums: bigint[]) =>
    sums.map((amountPence) => ({ fundId: 'f', fundName: 'Lottery', amountPence }));

  it.each([
    [pays(999n, 500n), 0],
    [pays(1000n), 1],
    [pays(750n, 750n), 1],
  ])('reads %j', (payments, needed) => {
    expect(reasonsForThirdPerson(payments, limits, preparedAt)).toHaveLength(needed);
  });

  it('is always needed without a limit, or with one set after the run was prepared', () => {
    expect(reasonsForThirdPerson(pays(1n), new Map(), preparedAt)).toHaveLength(1);
    const late = new Map([['f', { ...limit, setAt: new Date('2026-11-23T10:00:01Z') }]]);
    expect(reasonsForThirdPerson(pays(1n), late, preparedAt)).toHaveLength(1);
  });

  it('is never let off by adding a payment', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 2000n }), { minLength: 1 }),
        fc.bigInt({ min: 1n, max: 2000n }),
        (sums, more) => {
          const before = reasonsForThirdPerson(pays(...sums), limits, preparedAt).length;
          expect(
            reasonsForThirdPerson(pays(...sums, more), limits, preparedAt).length,
          ).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });
});
