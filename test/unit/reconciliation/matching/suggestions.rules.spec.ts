import fc from 'fast-check';
import { addDays } from '../../../../src/kernel/london.js';
import {
  indexOf,
  type OpenItem,
} from '../../../../src/reconciliation/matching/item-index.rules.js';
import {
  certainMatches,
  suggestionsFor,
  type OpenLine,
} from '../../../../src/reconciliation/matching/suggestions.rules.js';

const line: OpenLine = {
  amountPence: 4_000_000n,
  bookedOn: '2026-11-20',
  description: 'NATIONAL LOTTERY COMMUNITY FUND',
};

function aReceipt(more: Partial<OpenItem> = {}): OpenItem {
  return {
    key: 'receipt:1',
    amountPence: 4_000_000n,
    on: '2026-11-20',
    reference: 'TNL 0042',
    name: 'Lottery',
    ...more,
  };
}

function aPayment(more: Partial<OpenItem> = {}): OpenItem {
  return {
    key: 'instalment:1',
    amountPence: -240_000n,
    on: '2026-11-18',
    reference: 'OC-2026-0007-1',
    name: 'Stanway Stitchers',
    ...more,
  };
}

const paidOut: OpenLine = {
  amountPence: -240_000n,
  bookedOn: '2026-11-20',
  description: 'STANWAY STITCHERS OC2026 0007 1',
};

describe('what a line may be', () => {
  it('is nothing of another sum, and nothing that went the other way', () => {
    const items = [aReceipt({ amountPence: 4_000_001n }), aReceipt({ amountPence: -4_000_000n })];

    expect(suggestionsFor(line, indexOf(items))).toEqual([]);
  });

  it('says the reason in words, and that it is not certain', () => {
    expect(suggestionsFor(line, indexOf([aReceipt()]))).toMatchObject([
      { reasons: 'Same sum, named in the bank’s words, the same day', isCertain: false },
    ]);
    expect(suggestionsFor(line, indexOf([aReceipt({ on: '2026-11-19' })]))).toMatchObject([
      { reasons: 'Same sum, named in the bank’s words, 1 working day later' },
    ]);
  });

  it('looks a month back and on, and no further', () => {
    const at = (days: number) => aReceipt({ on: addDays(line.bookedOn, days) });

    expect(
      [-32, -31, 31, 32].map((days) => suggestionsFor(line, indexOf([at(days)])).length),
    ).toEqual([0, 1, 1, 0]);
  });

  it('is certain where the bank carries our own reference, however it spells it, within ten working days', () => {
    const tenth = aPayment({ on: '2026-11-06' });
    const late = aPayment({ on: '2026-11-05' });

    expect(suggestionsFor(paidOut, indexOf([tenth]))).toMatchObject([{ isCertain: true }]);

    expect(suggestionsFor(paidOut, indexOf([late]))).toMatchObject([
      {
        isCertain: false,
        reasons: 'Same sum, our reference, named in the bank’s words, 11 working days later',
      },
    ]);
  });

  it('does not take payment 12 for payment 1', () => {
    const other = { ...paidOut, description: 'STANWAY STITCHERS OC-2026-0007-12' };

    expect(suggestionsFor(other, indexOf([aPayment()]))).toMatchObject([{ isCertain: false }]);
  });

  it('finds a funder’s reference through spaces and capitals, if it is long enough to mean something', () => {
    const said = { ...line, description: 'NLCF tnl0042' };

    expect(suggestionsFor(said, indexOf([aReceipt()]))).toMatchObject([{ isCertain: true }]);
    expect(suggestionsFor(said, indexOf([aReceipt({ reference: '42' })]))).toMatchObject([
      { isCertain: false },
    ]);
    expect(suggestionsFor(said, indexOf([aReceipt({ reference: '' })]))).toMatchObject([
      { isCertain: false },
    ]);
  });

  it('puts the certain before the near, and the near before the far', () => {
    const far = aPayment({ key: 'instalment:far', reference: 'OC-2026-0001-1', on: '2026-11-01' });
    const near = aPayment({
      key: 'instalment:near',
      reference: 'OC-2026-0002-1',
      on: '2026-11-21',
    });
    const certain = aPayment({ key: 'instalment:certain', on: '2026-11-09' });

    expect(
      suggestionsFor(paidOut, indexOf([far, near, certain])).map(({ item }) => item.key),
    ).toEqual(['instalment:certain', 'instalment:near', 'instalment:far']);
  });
});

describe('the certain matches of many lines', () => {
  it('are those with one answer that no other line claims', () => {
    const other = { ...paidOut, description: 'BIKES OC-2026-0008-1' };
    const items = [aPayment(), aPayment({ key: 'instalment:2', reference: 'OC-2026-0008-1' })];

    const both = certainMatches([paidOut, other], indexOf(items));
    expect(both.map(({ suggestion }) => suggestion.item.key)).toEqual([
      'instalment:1',
      'instalment:2',
    ]);
    const twice = certainMatches([paidOut, { ...paidOut }, other], indexOf(items));
    expect(twice.map(({ line: { description } }) => description)).toEqual(['BIKES OC-2026-0008-1']);
  });

  it('are none where two things answer to one line', () => {
    const twins = [aPayment(), aPayment({ key: 'instalment:2' })];

    expect(certainMatches([paidOut], indexOf(twins))).toEqual([]);
  });

  it('looks at twice as many for twice as many, also where all sums are one', () => {
    /** How often an item was looked at while so many lines found theirs. */
    const looks = (count: number): number => {
      let seen = 0;
      const items = Array.from({ length: count }, (_, n) => {
        const key = `instalment:${n}` as const;
        const item = aPayment({ key, reference: `OC-2026-${1000 + n}-1` });
        return Object.defineProperty({ ...item }, 'on', {
          get: () => {
            seen += 1;
            return item.on;
          },
        });
      });
      const lines = items.map(({ reference }) => ({ ...paidOut, description: reference }));
      expect(certainMatches(lines, indexOf(items))).toHaveLength(count);
      return seen;
    };
    const [few, many] = [looks(500), looks(2_000)];

    expect(few).toBeGreaterThan(0);
    expect(many / few).toBeLessThan(6); // 4 in proportion, 16 if each met each; sorting adds a little
  });
});

describe('whatever waits', () => {
  const item = fc.record({
    key: fc.uuid().map((id) => `receipt:${id}` as const),
    amountPence: fc.constantFrom(4_000_000n, 3_999_999n, -4_000_000n),
    on: fc.integer({ min: -60, max: 60 }).map((days) => addDays(line.bookedOn, days)),
    reference: fc.constantFrom('LOTTERY COMMUNITY', 'TNL 0042', '42', ''),
    name: fc.string(),
  });

  it('suggests only the same sum, each once, and those with a reference first', () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const suggestions = suggestionsFor(line, indexOf(items));

        expect(
          suggestions.every(({ item: { amountPence } }) => amountPence === line.amountPence),
        ).toBe(true);
        expect(new Set(suggestions.map((each) => each.item)).size).toBe(suggestions.length);
        const mentioned = suggestions.map(({ reasons }) => reasons.includes('reference'));
        expect(mentioned).toEqual([...mentioned].sort((a, b) => Number(b) - Number(a)));
      }),
    );
  });
});
