import fc from 'fast-check';
import {
  refusalsOfStanding,
  refusalsToAsk,
  type AskingFacts,
} from '../../../../src/awards/variation/asking.rules.js';
import {
  refusalsToDecideChange,
  refusalsToTakeBack,
  type DecidingFacts,
} from '../../../../src/awards/variation/deciding.rules.js';
import {
  limitsInWords,
  officeFor,
  refusalsToSetLimits,
  type VariationLimits,
} from '../../../../src/awards/variation-limits/variation-limit.rules.js';
import type { Refusal } from '../../../../src/kernel/refusal.js';

const codes = (refusals: readonly Refusal[]): readonly string[] => refusals.map(({ code }) => code);

const open: AskingFacts = {
  ...{ status: 'active', frozen: [], agreedPence: 480_001n, sentPence: 240_001n },
  isAskedAlready: false,
};
const before = { lines: [{ what: 'Hall', pence: '480001' }] };
const after = {
  lines: [
    { what: 'Hall', pence: '480000' },
    { what: 'Food', pence: '1' },
  ],
};

describe('asking for a change', () => {
  it('is free while the grant is under way', () => {
    expect(refusalsToAsk(open, 'budget', before, after)).toEqual([]);
    expect(refusalsToAsk(open, 'purpose', { purpose: 'A' }, { purpose: 'B' })).toEqual([]);
    expect(refusalsToAsk(open, 'name', { title: 'A' }, { title: 'B' })).toEqual([]);
  });

  it('waits while it is frozen, and is over when the grant is', () => {
    const frozen = [{ code: 'award-on-hold', message: 'On hold' }];
    expect(codes(refusalsToAsk({ ...open, frozen }, 'budget', before, before))).toEqual([
      'award-on-hold',
    ]);
    expect(codes(refusalsOfStanding({ status: 'complete', frozen: [] }))).toEqual([
      'award-complete',
    ]);
    expect(codes(refusalsOfStanding({ status: 'offered', frozen: [] }))).toEqual(['award-offered']);
  });

  it('is refused twice at a time, and for nothing', () => {
    expect(
      codes(refusalsToAsk({ ...open, isAskedAlready: true }, 'budget', before, before)),
    ).toEqual(['asked-already', 'nothing-changes']);
  });

  it('is refused for a budget that names a line twice, or does not come to the grant', () => {
    const wrong = { lines: [...after.lines, { what: 'food', pence: '1' }] };
    expect(codes(refusalsToAsk(open, 'budget', before, wrong))).toEqual([
      'line-twice',
      'budget-not-the-grant',
    ]);
  });

  it('is refused for work that ends before it starts', () => {
    const dates = { startsOn: '2027-01-02', endsOn: '2027-01-01' };
    expect(codes(refusalsToAsk(open, 'dates', {}, dates))).toEqual(['ends-before-it-starts']);
    const oneDay = { startsOn: '2027-01-01', endsOn: '2027-01-01' };
    expect(refusalsToAsk(open, 'dates', {}, oneDay)).toEqual([]);
    expect(refusalsToAsk(open, 'dates', {}, { startsOn: null, endsOn: '2027-01-01' })).toEqual([]);
  });

  it('never takes off what was sent, nor everything', () => {
    const to = (amountPence: string) =>
      codes(refusalsToAsk(open, 'reduction', { amountPence: '480001' }, { amountPence }));
    expect(to('240001')).toEqual([]);
    expect(to('240000')).toEqual(['less-than-was-sent']);
    expect(to('0')).toEqual(['nothing-left']);
  });

  it('keeps the sum of the lines, whatever is asked', () => {
    const sum = fc.bigInt({ min: 1n, max: 300_000n });
    fc.assert(
      fc.property(fc.array(sum, { minLength: 1, maxLength: 6 }), (sums) => {
        const lines = sums.map((pence, at) => ({ what: `Line ${at}`, pence: pence.toString() }));
        let total = 0n;
        for (const pence of sums) total += pence;
        const refused = codes(refusalsToAsk(open, 'budget', before, { lines }));
        expect(refused.includes('budget-not-the-grant')).toBe(total !== open.agreedPence);
      }),
    );
  });
});

const limits: VariationLimits = {
  ...{ coordinatorPence: 50_000n, chairPence: 100_000n, coordinatorMonths: 3, chairMonths: 6 },
  purposeOffice: 'chair',
};

describe('who decides a change', () => {
  it.each([
    ['budget', 50_000n, 0, 'coordinator'],
    ['budget', 50_001n, 0, 'chair'],
    ['reduction', 100_000n, 0, 'chair'],
    ['reduction', 100_001n, 0, 'panel'],
    ['dates', 0n, 3, 'coordinator'],
    ['dates', 0n, 6, 'chair'],
    ['dates', 0n, 7, 'panel'],
    ['purpose', 0n, 0, 'chair'],
    ['name', 0n, 0, 'coordinator'],
  ] as const)('%s of %s pence and %s months: %s', (kind, movedPence, movedMonths, office) => {
    expect(officeFor({ kind, movedPence, movedMonths }, limits)).toBe(office);
  });

  it('is the panel where there are no limits, or none that can be read', () => {
    const size = { kind: 'name', movedPence: 0n, movedMonths: 0 } as const;
    expect(officeFor(size, undefined)).toBe('panel');
    expect(officeFor(size, { ...limits, chairMonths: NaN })).toBe('panel');
    expect(officeFor(size, { ...limits, purposeOffice: 'anybody' as 'panel' })).toBe('panel');
  });

  it('never falls to a lower office when more is moved', () => {
    const ranks = ['coordinator', 'chair', 'panel'];
    const pence = fc.bigInt({ min: 0n, max: 200_000n });
    fc.assert(
      fc.property(pence, pence, (one, other) => {
        const rank = (movedPence: bigint) =>
          ranks.indexOf(officeFor({ kind: 'budget', movedPence, movedMonths: 0 }, limits));
        expect(one <= other ? rank(one) <= rank(other) : rank(one) >= rank(other)).toBe(true);
      }),
    );
  });

  it('is said in words', () => {
    expect(limitsInWords(undefined)).toEqual([
      'The panel decides every change: no limits have been set.',
    ]);
    expect(limitsInWords({ ...limits, coordinatorMonths: 1 })[1]).toBe(
      'Dates: up to 1 month the coordinator decides, up to 6 months the chair, above that the panel.',
    );
  });
});

describe('setting who decides', () => {
  it('is refused when it moved on, changes nothing, or the chair decides less', () => {
    const inForce = { ...limits, version: 2 };
    expect(codes(refusalsToSetLimits(limits, 1, inForce))).toEqual(['limits-moved-on']);
    expect(codes(refusalsToSetLimits(limits, 2, inForce))).toEqual(['limits-unchanged']);
    expect(codes(refusalsToSetLimits(limits, 0, undefined))).toEqual([]);
    const low = { ...limits, chairPence: 49_999n, chairMonths: 2 };
    expect(codes(refusalsToSetLimits(low, 2, inForce))).toEqual([
      ...['chair-below-coordinator', 'chair-below-coordinator'],
    ]);
  });
});

const waiting: DecidingFacts = {
  ...{ status: 'asked', settledByName: '', askedBy: 'asker', office: 'coordinator' },
  ...{ isCoordinator: true, isChair: false, isAboutWhatStands: true },
};
const yes = { verdict: 'approved', reason: '', metOn: null } as const;

describe('deciding a change', () => {
  const decided = (facts: Partial<DecidingFacts>, decision: object = {}, by = 'cora') =>
    codes(
      refusalsToDecideChange({ ...waiting, ...facts }, { ...yes, ...decision }, by, '2026-11-23'),
    );

  it('is one’s office, or not', () => {
    expect(decided({})).toEqual([]);
    expect(decided({}, {}, 'asker')).toEqual(['asked-by-yourself']);
    expect(decided({ office: 'chair' })).toEqual(['not-your-office']);
    expect(decided({ office: 'chair', isChair: true })).toEqual([]);
    expect(decided({ isCoordinator: false })).toEqual(['not-your-office']);
  });

  it('needs the day of the panel’s meeting where it is the panel’s, and not one to come', () => {
    expect(decided({ office: 'panel' })).toEqual(['no-meeting']);
    expect(decided({ office: 'panel' }, { metOn: '2026-11-24' })).toEqual(['not-met-yet']);
    expect(decided({ office: 'panel' }, { metOn: '2026-11-23' })).toEqual([]);
  });

  it('needs a reason to decline, and terms that stand to approve', () => {
    expect(decided({}, { verdict: 'declined' })).toEqual(['no-reason']);
    expect(decided({ isAboutWhatStands: false })).toEqual(['terms-moved-on']);
    expect(decided({ isAboutWhatStands: false }, { verdict: 'declined', reason: 'Old' })).toEqual(
      [],
    );
  });

  it('is told who was first', () => {
    const facts = { ...waiting, status: 'approved', settledByName: 'Chris' } as const;
    expect(refusalsToDecideChange(facts, yes, 'cora', '2026-11-23')).toEqual([
      {
        code: 'variation-approved',
        message: 'This change has been approved already, by Chris',
      },
    ]);
    expect(codes(refusalsToTakeBack(facts))).toEqual(['variation-approved']);
    expect(codes(refusalsToTakeBack({ status: 'withdrawn', settledByName: 'Chris' }))).toEqual([
      'variation-withdrawn',
    ]);
    expect(refusalsToTakeBack(waiting)).toEqual([]);
  });
});
