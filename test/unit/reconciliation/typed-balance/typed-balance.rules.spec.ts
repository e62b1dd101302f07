import {
  refusalsToType,
  refusalsToWithdraw,
  type BalanceFacts,
} from '../../../../src/reconciliation/typed-balance/typed-balance.rules.js';

const typable: BalanceFacts = {
  onDay: '2026-11-30',
  today: '2026-12-01',
  signedThrough: '2026-10-31',
  readPence: undefined,
  typedPence: undefined,
};
const codes = (more: Partial<BalanceFacts>): string[] =>
  refusalsToType({ ...typable, ...more }).map(({ code }) => code);

it('takes the balance of a day that is over and open, and that nothing says yet', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ signedThrough: undefined })).toEqual([]);
});

it('takes none of a day that is not over, or is signed', () => {
  expect(codes({ today: '2026-11-30' })).toEqual(['day-not-over']);
  expect(codes({ signedThrough: '2026-11-30' })).toEqual(['month-signed']);
});

it('takes none beside one that was read or typed, and says that one', () => {
  expect(refusalsToType({ ...typable, readPence: 100n })[0]?.message).toBe(
    'The statement of that day says £1.00 itself',
  );
  expect(refusalsToType({ ...typable, typedPence: -100n })[0]?.message).toBe(
    '−£1.00 was typed for that day: withdraw it first',
  );
});

it('says every reason', () => {
  const all = { today: '2026-11-30', signedThrough: '2026-11-30', readPence: 0n, typedPence: 0n };

  expect(codes(all)).toEqual(['day-not-over', 'month-signed', 'balance-read', 'balance-typed']);
});

it('is withdrawn until its day is signed', () => {
  expect(refusalsToWithdraw('2026-11-30', undefined)).toEqual([]);
  expect(refusalsToWithdraw('2026-11-30', '2026-10-31')).toEqual([]);
  expect(refusalsToWithdraw('2026-11-30', '2026-11-30')).toMatchObject([
    { code: 'month-signed', field: 'reason' },
  ]);
});
