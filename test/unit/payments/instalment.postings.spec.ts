import {
  bouncedOf,
  clearedOf,
  failedOf,
  sentOf,
} from '../../../src/payments/instalment.postings.js';

const instalment = {
  id: 'i1',
  reference: 'OC-2026-0007-1',
  attempt: 1,
  awardId: 'a1',
  fundId: 'f1',
  organisationName: 'Stanway Stitchers',
  amountPence: 240_001n,
};
const seen = { bankAccountId: 'b1', matchId: 'm1', on: '2026-11-25', by: 'p1' };
const ofTheAward = { fundId: 'f1', commitmentId: 'a1', amountPence: 240_001n };

it('sends from committed to in transit, once for each attempt', () => {
  expect(sentOf(instalment, '2026-11-23', 'p1')).toEqual({
    source: 'instalment/i1/sent/1',
    effectiveOn: '2026-11-23',
    narrative: 'Payment OC-2026-0007-1 to Stanway Stitchers',
    postedBy: 'p1',
    movements: [{ kind: 'payment-sent', ...ofTheAward }],
  });
  expect(sentOf({ ...instalment, attempt: 2 }, '2026-11-23', 'p1').source).toBe(
    'instalment/i1/sent/2',
  );
});

it('clears out of the bank account that shows it, under its match', () => {
  expect(clearedOf(instalment, seen)).toEqual({
    source: 'instalment/i1/cleared/m1',
    effectiveOn: '2026-11-25',
    narrative: 'Payment OC-2026-0007-1 to Stanway Stitchers left the bank',
    postedBy: 'p1',
    movements: [{ kind: 'payment-cleared', ...ofTheAward, bankAccountId: 'b1' }],
  });
});

it('fails with a reason and no bank account: it never left', () => {
  const failed = { on: '2026-11-25', by: 'p1', reason: 'Account closed' };

  expect(failedOf(instalment, failed)).toMatchObject({
    source: 'instalment/i1/failed/1',
    movements: [{ kind: 'payment-failed', ...ofTheAward, reason: 'Account closed' }],
  });
});

it('bounces into the bank account that shows it, with a reason, under its match', () => {
  expect(bouncedOf(instalment, { ...seen, reason: 'No such account' })).toMatchObject({
    source: 'instalment/i1/bounced/m1',
    movements: [
      {
        kind: 'payment-bounced',
        ...ofTheAward,
        bankAccountId: 'b1',
        reason: 'No such account',
      },
    ],
  });
});
