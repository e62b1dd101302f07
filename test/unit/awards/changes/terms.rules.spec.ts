import fc from 'fast-check';
import {
  isSameTerms,
  partsOf,
  sizeOf,
  termsAfter,
  totalOf,
  type WholeTerms,
} from '../../../../src/awards/variation/terms.rules.js';

const first: WholeTerms = {
  lines: [
    { what: 'Hall', pence: '300000' },
    { what: 'Food', pence: '180001' },
  ],
  ...{ startsOn: '2026-12-01', endsOn: '2027-11-30', returnsLaterByMonths: 0 },
  ...{ purpose: 'Lunches', title: 'Lunch', organisationName: 'Stitchers', amountPence: '480001' },
};

describe('what a change is about', () => {
  it('is only the parts of its kind', () => {
    expect(partsOf('reduction', first)).toEqual({ amountPence: '480001' });
    expect(partsOf('dates', first)).toEqual({
      ...{ startsOn: '2026-12-01', endsOn: '2027-11-30', returnsLaterByMonths: 0 },
    });
  });

  it('is the same in whatever order the database gives it back', () => {
    const one = { startsOn: '2026-12-01', endsOn: null };
    expect(isSameTerms(one, { endsOn: null, startsOn: '2026-12-01' })).toBe(true);
    expect(isSameTerms(one, { endsOn: '2027-01-01', startsOn: '2026-12-01' })).toBe(false);
    const line = { lines: [{ pence: '1', what: 'A' }] };
    expect(isSameTerms(line, { lines: [{ what: 'A', pence: '1' }] })).toBe(true);
  });
});

describe('the terms after changes', () => {
  it('are those of the last of each kind; what the award comes to and its organisation are today’s', () => {
    const after = termsAfter(first, [
      { kind: 'purpose', after: { purpose: 'Suppers' } },
      { kind: 'dates', after: { startsOn: null, endsOn: '2028-01-31', returnsLaterByMonths: 2 } },
      { kind: 'reduction', after: { amountPence: '1' } },
      { kind: 'name', after: { title: 'Supper', organisationName: 'Sewers' } },
      { kind: 'purpose', after: { purpose: 'Breakfasts' } },
    ]);
    expect(after).toEqual({
      ...first,
      ...{ purpose: 'Breakfasts', title: 'Supper', startsOn: null, endsOn: '2028-01-31' },
    });
  });
});

describe('how much a change moves', () => {
  it('is what lines gain, or lose, whichever is more', () => {
    const after = {
      lines: [
        { what: 'Hall', pence: '350000' },
        { what: 'Van', pence: '130001' },
      ],
    };
    expect(sizeOf('budget', first, after)).toEqual({ movedPence: 180_001n, movedMonths: 0 });
  });

  it('is what is taken off the award, and nothing for a name or a purpose', () => {
    expect(sizeOf('reduction', first, { amountPence: '480000' }).movedPence).toBe(1n);
    expect(sizeOf('reduction', first, { amountPence: '480002' }).movedPence).toBe(0n);
    expect(sizeOf('name', first, { title: 'B' })).toEqual({ movedPence: 0n, movedMonths: 0 });
    expect(sizeOf('purpose', first, { purpose: 'B' }).movedMonths).toBe(0);
  });

  it.each([
    ['2026-12-01', '2027-11-30', 0, 0],
    ['2026-12-01', '2027-12-01', 0, 1],
    ['2026-12-01', '2027-12-31', 0, 2],
    ['2026-11-01', '2027-11-30', 0, 1],
    ['2026-12-01', '2027-02-28', 0, 10],
    ['2026-12-01', '2027-11-30', 4, 4],
    [null, '2027-11-30', 0, 1200],
  ])(
    'is months that have begun: %s to %s, returns %s later: %s',
    (startsOn, endsOn, later, months) => {
      const after = { startsOn, endsOn, returnsLaterByMonths: later };
      expect(sizeOf('dates', first, after).movedMonths).toBe(months);
    },
  );

  it('moves between lines what one has less and others have more, to the penny', () => {
    const sum = fc.bigInt({ min: 0n, max: 1_000_000n });
    fc.assert(
      fc.property(fc.array(fc.tuple(sum, sum), { minLength: 1, maxLength: 8 }), (pairs) => {
        const lines = (at: 0 | 1) =>
          pairs.map((pair, number) => ({ what: `Line ${number}`, pence: pair[at].toString() }));
        const [before, after] = [lines(0), lines(1)];
        const { movedPence } = sizeOf('budget', { lines: before }, { lines: after });
        let gained = 0n;
        for (const [was, is] of pairs) if (is > was) gained += is - was;
        const grown = totalOf(after) - totalOf(before);
        // Naively: gains less losses are the growth, so losses are gains less growth.
        const lost = gained - grown;
        expect(movedPence).toBe(gained > lost ? gained : lost);
      }),
    );
  });
});
