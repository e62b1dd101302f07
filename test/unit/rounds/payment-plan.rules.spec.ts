import fc from 'fast-check';
import { columnsOf } from '../../../src/rounds/payment-plan/part-columns.rules.js';
import {
  amountsOf,
  equalPayments,
  inPercent,
  plannedParts,
  planInWords,
  planKey,
  refusalsOfTerms,
  whenInWords,
  type PartTerms,
  type PartTrigger,
  type PlanPart,
} from '../../../src/rounds/payment-plan/payment-plan.rules.js';
import { readShares, type TypedPart } from '../../../src/rounds/payment-plan/typed-parts.rules.js';

function at(trigger: PartTrigger, isRetention = false): PartTerms {
  return { trigger, isRetention };
}
const months = (count: number): PartTerms => at({ kind: 'date', months: count });
const onReturn = (number: number, isRetention = false): PartTerms =>
  at({ kind: 'return', number }, isRetention);
const CONDITIONS = at({ kind: 'conditions' });

describe('amountsOf', () => {
  it('gives the odd pennies to the first', () => {
    expect(amountsOf(100n, [1, 1, 1])).toEqual([34n, 33n, 33n]);
    expect(amountsOf(1_001n, [1, 1, 1])).toEqual([334n, 334n, 333n]);
    expect(amountsOf(1_000_001n, [40, 40, 20])).toEqual([400_001n, 400_000n, 200_000n]);
    expect(amountsOf(30_000n, [1])).toEqual([30_000n]);
  });

  it('comes to exactly the sum, each part within a penny of its share, for any sum and shares', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(fc.bigInt(1n, 100_000_000_000n), shares, (sum, each) => {
        const amounts = amountsOf(sum, each);
        const whole = BigInt(each.reduce((total, share) => total + share, 0));
        expect(amounts.reduce((total, amount) => total + amount, 0n)).toBe(sum);
        amounts.forEach((amount, index) => {
          const exact = sum * BigInt(each[index] ?? 0);
          expect((amount - 1n) * whole <= exact && exact < (amount + 1n) * whole).toBe(true);
        });
      }),
    );
  });

  it.each([
    [0n, [1]],
    [-1n, [1]],
    [100n, []],
    [100n, [1, 0]],
  ])('throws for %s pence by %j', (sum, shares) => {
    expect(() => amountsOf(sum, shares)).toThrow('can’t be divided');
  });
});

describe('plannedParts', () => {
  it('numbers the parts, and leaves out those of an award of pennies that come to nothing', () => {
    expect(plannedParts(3n, equalPayments(7))).toEqual([
      { number: 1, amountPence: 1n, ...months(0) },
      { number: 2, amountPence: 1n, ...months(6) },
      { number: 3, amountPence: 1n, ...months(12) },
    ]);
    expect(plannedParts(700n, equalPayments(7)).map(({ amountPence }) => amountPence)).toEqual(
      Array(7).fill(100n),
    );
  });

  it('comes to any award, in parts of a penny or more', () => {
    const part = fc.record({
      share: fc.integer({ min: 1, max: 100 }),
      trigger: fc.constant({ kind: 'conditions' as const }),
      isRetention: fc.constant(false),
    });
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10_000n),
        fc.array(part, { minLength: 1, maxLength: 24 }),
        (sum, parts) => {
          const planned = plannedParts(sum, parts);
          expect(planned.reduce((total, each) => total + each.amountPence, 0n)).toBe(sum);
          expect(planned.every(({ amountPence }) => amountPence > 0n)).toBe(true);
          expect(planned.map(({ number }) => number)).toEqual(planned.map((_, index) => index + 1));
        },
      ),
    );
  });
});

it('pays equal parts six months apart, the first at once', () => {
  expect(equalPayments(3)).toEqual([
    { share: 1, ...months(0) },
    { share: 1, ...months(6) },
    { share: 1, ...months(12) },
  ]);
});

describe('refusalsOfTerms', () => {
  const codesOf = (parts: readonly PartTerms[], returns = 2): string[] =>
    refusalsOfTerms(parts, returns).map(({ code }) => code);

  it('finds none in a day, a condition, a return and a retention', () => {
    expect(codesOf([months(0), CONDITIONS, onReturn(1), months(12), onReturn(2, true)])).toEqual(
      [],
    );
  });

  it.each<[string, readonly PartTerms[]]>([
    ['no-part', []],
    ['too-many-parts', Array(25).fill(CONDITIONS) as PartTerms[]],
    ['no-such-return', [onReturn(3)]],
    ['retention-not-last', [onReturn(2, true), CONDITIONS]],
    ['retention-without-return', [onReturn(1, true)]],
    ['retention-without-return', [{ ...months(0), isRetention: true }]],
    ['part-too-early', [months(6), CONDITIONS, months(3)]],
  ])('says %s', (code, parts) => {
    expect(codesOf(parts)).toEqual([code]);
  });

  it('keeps nothing back for a return that there is not', () => {
    expect(codesOf([onReturn(0, true)], 0)).toEqual(['no-such-return']);
    expect(refusalsOfTerms([onReturn(2)], 1)).toMatchObject([
      { field: 'part-1-number', message: 'Payment 1: there is 1 return' },
    ]);
  });
});

describe('in words', () => {
  it.each<[PartTerms, string]>([
    [months(0), 'when the offer is accepted'],
    [months(1), '1 month after the offer is accepted'],
    [months(12), '12 months after the offer is accepted'],
    [CONDITIONS, 'when the conditions before it are met'],
    [onReturn(2), 'when return 2 is accepted'],
    [onReturn(2, true), 'kept back until the final return is accepted'],
  ])('%j is %s', (part, words) => {
    expect(whenInWords(part)).toBe(words);
  });

  it('says how a round pays', () => {
    expect(planInWords([])).toEqual({ sentence: '', lines: [] });
    expect(planInWords(equalPayments(1)).sentence).toBe(
      'An award is paid at once, when the offer is accepted.',
    );
    expect(planInWords(equalPayments(2))).toEqual({
      sentence: 'An award is paid in 2 equal payments:',
      lines: ['when the offer is accepted', '6 months after the offer is accepted'],
    });
    const parts = [
      { share: 60, ...months(0) },
      { share: 30, ...CONDITIONS },
    ];
    expect(planInWords(parts).lines).toEqual([
      '66.7%, when the offer is accepted',
      '33.3%, when the conditions before it are met',
    ]);
  });
});

it('tells two plans apart by how much and by when', () => {
  const [one] = equalPayments(1);
  const plans: readonly (readonly PartTerms[])[] = [
    equalPayments(1),
    [{ ...one, share: 2 } as PlanPart],
    [{ ...months(0), amountPence: 5n } as PartTerms],
    [months(0)],
    [CONDITIONS],
  ];
  expect(new Set(plans.map(planKey)).size).toBe(plans.length);
});

it('shows thirds as 34, 33 and 33 of a hundred', () => {
  expect(inPercent(equalPayments(3)).map(({ share }) => share)).toEqual([34, 33, 33]);
});

it.each<[PartTerms, object]>([
  [months(6), { waitsFor: 'date', months: 6, returnNumber: null, isRetention: false }],
  [CONDITIONS, { waitsFor: 'conditions', months: null, returnNumber: null, isRetention: false }],
  [onReturn(2, true), { waitsFor: 'return', months: null, returnNumber: 2, isRetention: true }],
])('keeps %j in columns', (part, columns) => {
  expect(columnsOf(part)).toEqual(columns);
});

describe('readShares', () => {
  const row = (much: string, when = 'date', number = ''): TypedPart => ({ much, when, number });

  it('reads each kind of row, and leaves out those without a share', () => {
    const { parts, refusals } = readShares(
      [row('40%'), row('20', 'conditions'), row(''), row('30', 'return', '1'), row('10', 'final')],
      2,
    );
    expect(refusals).toEqual([]);
    expect(parts).toEqual([
      { share: 40, ...months(0) },
      { share: 20, ...CONDITIONS },
      { share: 30, ...onReturn(1) },
      { share: 10, ...onReturn(2, true) },
    ]);
  });

  it.each<[string, readonly TypedPart[]]>([
    ['Payment 1: the share must be a whole number from 1 to 100', [row('0')]],
    ['Payment 1: the share must be a whole number from 1 to 100', [row('12.5')]],
    ['Payment 1: the share must be a whole number from 1 to 100', [row('', 'date', '6')]],
    [
      'Payment 2: the months must be a whole number from 0 to 120',
      [row('50'), row('50', 'date', '121')],
    ],
    ['Payment 1: the months must be a whole number from 0 to 120', [row('100', 'date', 'six')]],
    ['Payment 1: enter which return it waits for, like 1', [row('100', 'return')]],
    ['Payment 1: enter which return it waits for, like 1', [row('100', 'return', '0')]],
    ['Payment 1: choose when it is made', [row('100', 'now')]],
    ['Payment 1: there are 2 returns', [row('100', 'return', '3')]],
    ['The shares must come to 100%: these come to 90%', [row('40'), row('50')]],
    ['Enter at least one payment', [row('')]],
  ])('says: %s', (message, rows) => {
    expect(readShares(rows, 2).refusals).toMatchObject([{ message }]);
  });
});
