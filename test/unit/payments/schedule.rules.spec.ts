import fc from 'fast-check';
import type { AwardPlan, DatedPart } from '../../../src/awards/award-plans.queries.js';
import type { InstalmentStatus } from '../../../src/payments/instalment.lifecycle.js';
import {
  replanningOf,
  scheduleOf,
  type Replanning,
  type ScheduledInstalment,
} from '../../../src/payments/schedule/schedule.rules.js';

const TODAY = '2027-05-04';

function part(number: number, amountPence: bigint, facts: Partial<DatedPart> = {}): DatedPart {
  const trigger = { kind: 'date', months: 0 } as const;
  return { number, amountPence, trigger, isRetention: false, dueOn: '2026-08-31', ...facts };
}

function plan(amountPence: bigint, parts: readonly DatedPart[], isAsSet = false): AwardPlan {
  return {
    ...{ awardId: 'a1', reference: 'OC-2026-0007', amountPence, acceptedOn: '2026-08-31' },
    ...{ returnMonths: [6], version: isAsSet ? 2 : null, isAsSet, parts },
  };
}

function there(
  number: number,
  amountPence: bigint,
  status: InstalmentStatus = 'planned',
): ScheduledInstalment {
  return {
    ...{ id: `i${number}`, number, amountPence, status },
    ...{ waitsFor: 'date', returnNumber: null, isRetention: false, dueOn: '2026-08-31' },
  };
}

const NOTHING: Replanning = { changed: [], added: [], givenUp: [] };

it('makes a payment of each part, numbered for the bank, those without a day of what they wait for', () => {
  const retention = {
    trigger: { kind: 'return', number: 2 },
    isRetention: true,
    dueOn: null,
  } as const;
  const parts = [
    part(1, 600n),
    part(2, 300n, { trigger: { kind: 'conditions' }, dueOn: null }),
    part(3, 100n, retention),
  ];

  expect(scheduleOf({ ...plan(1_000n, parts), acceptedOn: '2026-08-31' })).toEqual([
    {
      ...{ number: 1, reference: 'OC-2026-0007-1', amountPence: 600n, dueOn: '2026-08-31' },
      ...{ waitsFor: 'date', returnNumber: null, isRetention: false },
    },
    {
      ...{ number: 2, reference: 'OC-2026-0007-2', amountPence: 300n, dueOn: null },
      ...{ waitsFor: 'conditions', returnNumber: null, isRetention: false },
    },
    {
      ...{ number: 3, reference: 'OC-2026-0007-3', amountPence: 100n, dueOn: null },
      ...{ waitsFor: 'return', returnNumber: 2, isRetention: true },
    },
  ]);
});

describe('planning anew without a plan that fits', () => {
  it('does nothing where the payments come to the award', () => {
    const paid = [there(2, 40n), there(1, 60n, 'sent')];
    expect(replanningOf(plan(100n, []), paid, TODAY)).toEqual(NOTHING);
  });

  it('takes what is too much from the last, gives up what comes to nothing', () => {
    const paid = [there(1, 60n, 'cleared'), there(2, 40n), there(3, 40n), there(4, 40n)];
    expect(replanningOf(plan(110n, []), paid, TODAY)).toEqual({
      ...{ changed: [{ id: 'i3', amountPence: 10n }], added: [], givenUp: ['i4'] },
    });
    expect(replanningOf(plan(60n, []), paid, TODAY).givenUp).toEqual(['i4', 'i3', 'i2']);
  });

  it('passes over what is in a run, and leaves all as it is where only that is too much', () => {
    const paid = [there(1, 60n), there(2, 40n, 'in-run')];
    expect(replanningOf(plan(70n, []), paid, TODAY).changed).toEqual([
      { id: 'i1', amountPence: 30n },
    ]);
    expect(replanningOf(plan(30n, []), paid, TODAY)).toEqual(NOTHING);
  });

  it('adds what is missing to the last, or makes one more that is due today', () => {
    const paid = [there(1, 60n, 'cleared'), there(2, 40n)];
    expect(replanningOf(plan(130n, []), paid, TODAY).changed).toEqual([
      { id: 'i2', amountPence: 70n },
    ]);
    const all = [there(1, 60n, 'cleared'), there(2, 40n, 'sent'), there(3, 5n, 'given-up')];
    expect(replanningOf(plan(130n, []), all, TODAY).added).toMatchObject([
      { number: 4, reference: 'OC-2026-0007-4', amountPence: 30n, dueOn: TODAY },
    ]);
  });
});

describe('planning anew by the award’s own plan', () => {
  const own = plan(100n, [part(1, 60n), part(2, 30n, { dueOn: '2027-09-01' }), part(4, 10n)], true);

  it('leaves what is paid, changes what differs, adds and gives up the rest', () => {
    const paid = [there(1, 60n, 'cleared'), there(2, 30n), there(3, 30n)];
    const { changed, added, givenUp } = replanningOf(own, paid, TODAY);
    expect(changed).toMatchObject([{ id: 'i2', amountPence: 30n, dueOn: '2027-09-01' }]);
    expect(added).toMatchObject([{ number: 4, amountPence: 10n }]);
    expect(givenUp).toEqual(['i3']);
  });

  it('plans again what was given up', () => {
    const paid = [there(1, 60n, 'cleared'), there(2, 30n), there(4, 40n, 'given-up')];
    expect(replanningOf(own, paid, TODAY).changed).toMatchObject([
      { id: 'i2' },
      { id: 'i4', amountPence: 10n },
    ]);
  });

  it.each(['cleared', 'sent', 'in-run'] as const)(
    'is not followed against one that is %s',
    (status) => {
      const paid = [there(1, 70n, status), there(2, 30n)];
      expect(replanningOf(own, paid, TODAY)).toEqual(NOTHING);
    },
  );

  it('is not followed where it would pay what the trustee refused', () => {
    const paid = [there(1, 60n, 'refused'), there(2, 100n)];
    expect(replanningOf(own, paid, TODAY)).toEqual(NOTHING);
  });
});

describe('whatever was there', () => {
  const statuses: InstalmentStatus[] = [
    'planned',
    'in-run',
    'sent',
    'cleared',
    'refused',
    'given-up',
  ];
  const anything = fc
    .array(fc.tuple(fc.bigInt(1n, 1_000n), fc.constantFrom(...statuses)), {
      minLength: 1,
      maxLength: 8,
    })
    .map((rows) => rows.map(([pence, status], at) => there(at + 1, pence, status)));

  function after(before: readonly ScheduledInstalment[], done: Replanning): ScheduledInstalment[] {
    const changes = new Map(done.changed.map((change) => [change.id, change]));
    return [
      ...before.map((each) => {
        if (done.givenUp.includes(each.id)) return { ...each, status: 'given-up' as const };
        const change = changes.get(each.id);
        return change ? { ...each, ...change, status: 'planned' as const } : each;
      }),
      ...done.added.map((each) => ({ ...each, id: `i${each.number}`, status: 'planned' as const })),
    ];
  }

  const sumOf = (rows: readonly ScheduledInstalment[], all: boolean): bigint =>
    rows
      .filter(({ status }) =>
        all
          ? !['refused', 'given-up'].includes(status)
          : ['in-run', 'sent', 'cleared'].includes(status),
      )
      .reduce((sum, { amountPence }) => sum + amountPence, 0n);

  it('the payments come to the award, what has gone is untouched, and twice is as once', () => {
    fc.assert(
      fc.property(anything, fc.bigInt(0n, 9_000n), (before, amountPence) => {
        const fixed = sumOf(before, false);
        const done = replanningOf(plan(amountPence, []), before, TODAY);
        const now = after(before, done);
        expect(sumOf(now, false)).toBe(fixed);
        if (amountPence >= fixed) expect(sumOf(now, true)).toBe(amountPence);
        else expect(done).toEqual(NOTHING);
        expect(now.every((each) => each.amountPence > 0n)).toBe(true);
        expect(replanningOf(plan(amountPence, []), now, TODAY)).toEqual(NOTHING);
      }),
    );
  });
});
