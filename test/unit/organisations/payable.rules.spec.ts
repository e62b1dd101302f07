import { refusalsOfAccount } from '../../../src/organisations/bank-details/payable.rules.js';

const verified = { verifiedDetailsId: 'd1', payableFrom: '2026-11-26', isBeingChecked: false };

it.each([
  [{ ...verified, verifiedDetailsId: null, payableFrom: null }, 'bank-details-missing'],
  [{ verifiedDetailsId: null, payableFrom: null, isBeingChecked: true }, 'bank-details-unverified'],
  [{ ...verified, isBeingChecked: true }, 'bank-details-held'],
])('pays nothing to %j', (facts, code) => {
  expect(refusalsOfAccount(facts, '2026-12-24')).toMatchObject([{ code }]);
});

it('cools off until its day, and says which', () => {
  expect(refusalsOfAccount(verified, '2026-11-25')).toMatchObject([
    {
      code: 'bank-details-cooling-off',
      message: expect.stringContaining('26 November 2026') as string,
    },
  ]);
  expect(refusalsOfAccount(verified, '2026-11-26')).toEqual([]);
});
