import {
  refusalsToPay,
  type PayingFund,
  type ToPay,
} from '../../../src/funds/fund-payment.rules.js';

const charge: ToPay = {
  kind: 'bank-charge',
  amountPence: 600n,
  paidOn: '2026-11-20',
  reason: '',
};
const fund: PayingFund = {
  availablePence: 1_000n,
  fee: { allowedPence: 500n, takenPence: 100n, leftPence: 400n },
  today: '2026-11-23',
};

const codesOf = (payment: ToPay): readonly string[] =>
  refusalsToPay(payment, fund).map(({ code }) => code);

describe('refusalsToPay', () => {
  it('lets a charge be paid up to the last penny that is available', () => {
    expect(codesOf({ ...charge, amountPence: 1_000n })).toEqual([]);
  });

  it('says what the fund has when it has less', () => {
    expect(refusalsToPay({ ...charge, amountPence: 1_001n }, fund)).toEqual([
      { code: 'fund-short', field: 'amount', message: 'The fund has £10 available' },
    ]);
  });

  it.each([
    [400n, []],
    [401n, ['fee-not-agreed']],
  ])('lets a fee of %s be taken as the agreement allows', (amountPence, codes) => {
    expect(codesOf({ ...charge, kind: 'management-fee', amountPence })).toEqual(codes);
  });

  it('wants to know why money goes back to the funder', () => {
    expect(codesOf({ ...charge, kind: 'refund-to-funder', reason: ' ' })).toEqual(['no-reason']);
    expect(codesOf({ ...charge, kind: 'refund-to-funder', reason: 'Unspent' })).toEqual([]);
  });

  it('says every reason at once', () => {
    const wrong = { ...charge, kind: 'refund-to-funder', amountPence: 9_999n } as const;

    expect(codesOf({ ...wrong, paidOn: '2026-11-24' })).toEqual([
      'paid-in-the-future',
      'no-reason',
      'fund-short',
    ]);
    expect(codesOf({ ...charge, paidOn: '1999-12-31' })).toEqual(['paid-too-long-ago']);
  });
});
