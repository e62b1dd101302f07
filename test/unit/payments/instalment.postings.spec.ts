import { clearedOf, sentOf } from '../../../src/payments/instalment.postings.js';

const instalment = {
  id: 'i1',
  reference: 'OC-2026-0007-1',
  awardId: 'a1',
  fundId: 'f1',
  organisationName: 'Stanway Stitchers',
  amountPence: 240_000n,
};

it('sends what was promised on its way', () => {
  expect(sentOf(instalment, '2026-11-23', 'p1')).toEqual({
    source: 'instalment/i1/sent',
    effectiveOn: '2026-11-23',
    narrative: 'Payment OC-2026-0007-1 to Stanway Stitchers',
    postedBy: 'p1',
    movements: [{ kind: 'payment-sent', fundId: 'f1', commitmentId: 'a1', amountPence: 240_000n }],
  });
});

it('clears it out of the bank account on the day the bank says', () => {
  expect(clearedOf(instalment, 'b1', '2026-11-25', 'p1')).toEqual({
    source: 'instalment/i1/cleared',
    effectiveOn: '2026-11-25',
    narrative: 'Payment OC-2026-0007-1 to Stanway Stitchers left the bank',
    postedBy: 'p1',
    movements: [
      {
        kind: 'payment-cleared',
        fundId: 'f1',
        commitmentId: 'a1',
        bankAccountId: 'b1',
        amountPence: 240_000n,
      },
    ],
  });
});
