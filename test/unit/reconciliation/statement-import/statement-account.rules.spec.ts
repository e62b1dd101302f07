import {
  canBeAccount,
  refusalOfCurrency,
  refusalOfOther,
} from '../../../../src/reconciliation/statement-import/statement-account.rules.js';

const chosen = { name: 'Trust current account', sortCode: '309626', accountNumber: '00012345' };

it.each([
  [{ sortCode: '30-96-26', accountNumber: '00012345' }],
  [{ sortCode: '309626', accountNumber: '12345' }],
  [{ accountName: 'Flexaccount ****12345' }],
  [{ accountName: 'Flexaccount' }],
  [{}],
  [{ accountNumber: '' }],
  [{ accountNumber: 'GB29NWBK30962600012345' }],
  [{ accountNumber: 'GB29 NWBK 3096 2600 0123 45' }],
  [{ accountNumber: '30962600012345' }],
  [{ accountNumber: '30-96-26 00012345' }],
  [{ accountNumber: "'309626-00012345" }],
  [{ accountNumber: '309626/00012345' }],
  [{ accountNumber: 'LOYDGB2L/00012345' }],
  [{ accountNumber: '00012345GBP' }],
  [{ accountNumber: 'XXXX2345' }],
  [{ sortCode: 'LLOYDS', accountNumber: '00012345' }],
  [{ sortCode: '123845030', accountNumber: '00012345' }],
])('takes a statement that says %j', (named) => {
  expect(canBeAccount(named, chosen)).toBe(true);
});

it('takes it whatever punctuation the chosen sort code has', () => {
  const named = { sortCode: '30-96-26', accountNumber: '00012345' };

  expect(canBeAccount(named, { ...chosen, sortCode: '30-96-26' })).toBe(true);
});

it.each([
  [{ sortCode: '30-96-26', accountNumber: '00012346' }],
  [{ sortCode: '30-96-27', accountNumber: '00012345' }],
  [{ accountName: 'Flexaccount ****54321' }],
  [{ accountNumber: 'GB29NWBK30962700012345' }],
  [{ accountNumber: 'GB29NWBK30962600012346' }],
  [{ accountNumber: 'NL26VAYB8060476890' }],
  [{ accountNumber: '30962700012345' }],
  [{ accountNumber: '309627/00012345' }],
  [{ accountNumber: '12345678/1020304050' }],
  [{ accountNumber: 'XXXX2346' }],
  [{ accountNumber: '9912345' }],
  [{ accountNumber: 'BILLLULLXXX/"ONE"' }],
])('refuses a statement that says %j', (named) => {
  expect(canBeAccount(named, chosen)).toBe(false);
});

it('says both accounts, and that pounds are wanted', () => {
  expect(refusalOfOther({ sortCode: '30-96-27', accountNumber: '00012345' }, chosen)).toEqual({
    code: 'other-account',
    field: 'file',
    message:
      'The statement is of account 30-96-27 00012345, not of Trust current account (30-96-26 00012345)',
  });
  expect(refusalOfOther({ accountName: 'Flexaccount ****54321' }, chosen).message).toContain(
    'of account Flexaccount ****54321, not of',
  );
  expect(refusalOfCurrency('EUR', chosen).message).toBe(
    'The statement is in EUR, and Trust current account is kept in pounds',
  );
});
