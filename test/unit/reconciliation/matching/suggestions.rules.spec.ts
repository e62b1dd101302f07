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

describe('a payment file that a bank may show as one line', () => {
  const debit: OpenLine = {
    amountPence: -900_000n,
    bookedOn: '2026-11-20',
    description: 'BACS 14',
  };
  const aRun = (more: Partial<OpenItem> = {}, isUnseen = true): OpenItem => ({
    key: 'run:1',
    amountPence: -900_000n,
    on: '2026-11-18',
    reference: 'PR-2026-0007',
    name: 'the whole run, 14 payments',
    file: { payments: ['a', 'b'], isUnseen },
    ...more,
  });
  const certainty = (run: OpenItem, ...others: readonly OpenItem[]): boolean | undefined =>
    suggestionsFor(debit, indexOf([run, ...others])).find(({ item }) => item.key === 'run:1')
      ?.isCertain;

  it('is certain when nothing else is of its sum and the day is one of Bacs’s', () => {
    expect(suggestionsFor(debit, indexOf([aRun()]))).toMatchObject([
      { reasons: 'The file’s sum, 2 working days later', isCertain: true },
    ]);
    expect(certainty(aRun({ on: '2026-11-20' }))).toBe(true);
    expect(certainty(aRun({ on: '2026-11-17' }))).toBe(true);
    expect(certainty(aRun({ on: '2026-11-16' }))).toBe(false); // four working days
    expect(certainty(aRun({ on: '2026-11-23' }))).toBe(false); // sent after it left
  });

  it('is only perhaps so beside another thing of that sum, or when the bank has shown a part of it', () => {
    expect(certainty(aRun(), aPayment({ amountPence: -900_000n }))).toBe(false);
    expect(certainty(aRun(), aRun({ key: 'run:2', reference: 'PR-2026-0008' }))).toBe(false);
    expect(certainty(aRun({}, false))).toBe(false);
  });

  it('is certain by its reference within ten working days, whatever else is of that sum', () => {
    const said = { ...debit, description: 'BACS PR20260007' };
    const isCertain = (line: OpenLine, on: string): boolean | undefined =>
      suggestionsFor(line, indexOf([aRun({ on }), aPayment({ amountPence: -900_000n })])).find(
        ({ item }) => item.key === 'run:1',
      )?.isCertain;

    expect(isCertain(said, '2026-11-06')).toBe(true);
    expect(isCertain(said, '2026-11-05')).toBe(false);
    expect(isCertain({ ...said, description: 'BACS PR202600071' }, '2026-11-06')).toBe(false);
  });

  it('is among the certain matches, unless two lines are of its sum or another is one of its payments', () => {
    const one = aPayment({ key: 'instalment:a' });
    const certain = (...lines: readonly OpenLine[]): string[] =>
      certainMatches(lines, indexOf([aRun(), one])).map(({ suggestion }) => suggestion.item.key);

    expect(certain(debit)).toEqual(['run:1']);
    expect(certain(debit, { ...debit })).toEqual([]);
    expect(certain(debit, paidOut)).toEqual(['instalment:a']);
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
