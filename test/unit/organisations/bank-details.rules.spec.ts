import fc from 'fast-check';
import {
  accountNumberOf,
  dashedSortCode,
  maskedAccountNumber,
  refusalsToGive,
  sortCodeOf,
} from '../../../src/organisations/bank-details/bank-details.rules.js';

describe('a sort code', () => {
  it.each(['12-34-56', '12 34 56', '123456', ' 12-34-56 '])('is read from %j', (typed) => {
    expect(sortCodeOf(typed)).toBe('123456');
  });

  it.each(['', '12-34-5', '12-3456', '12-34 56', '1234567', '12–34–56', 'ab-cd-ef', '+12345'])(
    'is not read from %j',
    (typed) => {
      expect(sortCodeOf(typed)).toBeUndefined();
    },
  );

  it('is shown as it is printed on a card, and read back the same', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{6}$/),
        (digits) => sortCodeOf(dashedSortCode(digits)) === digits,
      ),
    );
  });
});

describe('an account number', () => {
  it.each([
    ['12345678', '12345678'],
    ['1234567', '01234567'],
    ['1234 5678', '12345678'],
  ])('is read from %j as %s', (typed, number) => {
    expect(accountNumberOf(typed)).toBe(number);
  });

  it.each(['', '123456', '123456789', '1234567a', '-1234567', '12345.78'])(
    'is not read from %j',
    (typed) => {
      expect(accountNumberOf(typed)).toBeUndefined();
    },
  );

  it('is masked but for its last four digits', () => {
    expect(maskedAccountNumber('12345678')).toBe('•••• 5678');
  });
});

it('names everything that is wrong with an account at once', () => {
  const refusals = refusalsToGive({ accountName: ' ', sortCode: '1', accountNumber: '2' });

  expect(refusals.map(({ field }) => field)).toEqual(['accountName', 'sortCode', 'accountNumber']);
});

it('refuses a name no bank would print', () => {
  const [refusal] = refusalsToGive({
    accountName: 'x'.repeat(61),
    sortCode: '12-34-56',
    accountNumber: '12345678',
  });

  expect(refusal?.code).toBe('account-name');
});

it('takes an account that is whole', () => {
  expect(
    refusalsToGive({
      accountName: 'Stanway Stitchers',
      sortCode: '123456',
      accountNumber: '1234567',
    }),
  ).toEqual([]);
});
