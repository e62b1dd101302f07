import fc from 'fast-check';
import { fingerprintsOf } from '../../../../src/reconciliation/statement-import/line-identity.js';

const rent = { bookedOn: '2026-12-01', amountPence: -50_000n, description: 'Hall rent' };
const gift = { bookedOn: '2026-12-02', amountPence: 2_000n, description: 'A Neighbour' };

it('gives two equal payments of one day two identities', () => {
  const [first, second] = fingerprintsOf('trust', [rent, rent]);

  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(second).not.toBe(first);
});

it('gives the same lines the same identities in a second, longer export', () => {
  const december = fingerprintsOf('trust', [rent, rent, gift]);

  expect(fingerprintsOf('trust', [rent, gift, rent, gift]).slice(0, 3)).toEqual([
    december[0],
    december[2],
    december[1],
  ]);
});

it('does not mind capitals, padding and wide spaces', () => {
  const padded = { ...rent, description: '  HALL \u00a0 rent ' };

  expect(fingerprintsOf('trust', [padded])).toEqual(fingerprintsOf('trust', [rent]));
});

it.each([
  ['the account', 'savings', rent],
  ['the date', 'trust', { ...rent, bookedOn: '2026-12-02' }],
  ['the amount', 'trust', { ...rent, amountPence: 50_000n }],
  ['the description', 'trust', { ...rent, description: 'Hall rent 2' }],
])('tells lines apart by %s', (_what, account, line) => {
  expect(fingerprintsOf(account, [line])).not.toEqual(fingerprintsOf('trust', [rent]));
});

it('adds up overlapping exports of whole days to exactly what the account saw', () => {
  const movement = fc.record({
    bookedOn: fc.constantFrom('2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'),
    amountPence: fc.constantFrom(-50_000n, 2_000n),
    description: fc.constantFrom('Hall rent', 'A Neighbour'),
  });
  fc.assert(
    fc.property(fc.array(movement), (movements) => {
      const all = movements.toSorted((a, b) => a.bookedOn.localeCompare(b.bookedOn));
      const early = all.filter((line) => line.bookedOn <= '2026-12-03');
      const late = all.filter((line) => line.bookedOn >= '2026-12-02');

      const union = new Set([...fingerprintsOf('trust', early), ...fingerprintsOf('trust', late)]);

      expect(union).toEqual(new Set(fingerprintsOf('trust', all)));
      expect(union.size).toBe(all.length);
    }),
  );
});
