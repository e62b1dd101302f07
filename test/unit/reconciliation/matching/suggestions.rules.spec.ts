import fc from 'fast-check';
import { addDays } from '../../../../src/kernel/london.js';
import {
  suggestionsFor,
  type OpenItem,
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

    expect(suggestionsFor(line, items)).toEqual([]);
  });

  it('says the reason in words, and that it is not certain', () => {
    expect(suggestionsFor(line, [aReceipt()])).toMatchObject([
      { reasons: 'The same sum, the same day', isCertain: false },
    ]);
    expect(suggestionsFor(line, [aReceipt({ on: '2026-11-19' })])).toMatchObject([
      { reasons: 'The same sum, 1 day apart' },
    ]);
  });

  it('looks a month back and on, and no further', () => {
    const at = (days: number) => aReceipt({ on: addDays(line.bookedOn, days) });

    expect([-32, -31, 31, 32].map((days) => suggestionsFor(line, [at(days)]).length)).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('is certain where the bank carries our own reference, however it spells it and however late', () => {
    const late = aPayment({ on: '2026-08-01' });

    expect(suggestionsFor(paidOut, [late])).toMatchObject([
      { isCertain: true, reasons: 'The same sum, 111 days apart, and its reference' },
    ]);
  });

  it('does not take payment 12 for payment 1', () => {
    const other = { ...paidOut, description: 'STANWAY STITCHERS OC-2026-0007-12' };

    expect(suggestionsFor(other, [aPayment()])).toMatchObject([{ isCertain: false }]);
  });

  it('finds a funder’s reference through spaces and capitals, if it is long enough to mean something', () => {
    const said = { ...line, description: 'NLCF tnl0042' };

    expect(suggestionsFor(said, [aReceipt()])).toMatchObject([{ isCertain: true }]);
    expect(suggestionsFor(said, [aReceipt({ reference: '42' })])).toMatchObject([
      { isCertain: false },
    ]);
    expect(suggestionsFor(said, [aReceipt({ reference: '' })])).toMatchObject([
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
    const certain = aPayment({ key: 'instalment:certain', on: '2026-09-01' });

    expect(suggestionsFor(paidOut, [far, near, certain]).map(({ item }) => item.key)).toEqual([
      'instalment:certain',
      'instalment:near',
      'instalment:far',
    ]);
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

  it('suggests only the same sum, each once, and the certain first', () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const suggestions = suggestionsFor(line, items);

        expect(
          suggestions.every(({ item: { amountPence } }) => amountPence === line.amountPence),
        ).toBe(true);
        expect(new Set(suggestions.map((each) => each.item)).size).toBe(suggestions.length);
        const certainty = suggestions.map(({ isCertain }) => isCertain);
        expect(certainty).toEqual([...certainty].sort((a, b) => Number(b) - Number(a)));
      }),
    );
  });
});
