import { createHash } from 'node:crypto';
import { likenessOf } from '../../../../src/reconciliation/statement-import/line-identity.rules.js';

const rent = { bookedOn: '2026-12-01', amountPence: -50_000n, description: 'Hall rent' };

it('is what the fingerprints that are stored were made of', () => {
  const likeness = likenessOf('trust', rent);

  expect(likeness).toBe('["trust","2026-12-01","-50000","HALL RENT"]');
  expect(createHash('sha256').update(`${likeness}#1`).digest('hex')).toBe(
    '82bd640384ada7b0c39935f0726540ec0eff6c9e8ef83e87e5454780f43117be',
  );
});

it('does not mind capitals, padding and wide spaces', () => {
  const padded = { ...rent, description: '  HALL \u00a0 rent ' };

  expect(likenessOf('trust', padded)).toBe(likenessOf('trust', rent));
});

it.each([
  ['the account', 'savings', rent],
  ['the date', 'trust', { ...rent, bookedOn: '2026-12-02' }],
  ['the amount', 'trust', { ...rent, amountPence: 50_000n }],
  ['the description', 'trust', { ...rent, description: 'Hall rent 2' }],
])('tells lines apart by %s', (_what, account, line) => {
  expect(likenessOf(account, line)).not.toBe(likenessOf('trust', rent));
});
