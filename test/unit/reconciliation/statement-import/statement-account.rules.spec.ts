import { refusalsOfAccount } from '../../../../src/reconciliation/statement-import/statement-account.rules.js';

const chosen = { name: 'Trust current account', sortCode: '309626', accountNumber: '00012345' };

it.each([
  [{ sortCode: '30-96-26', accountNumber: '00012345' }],
  [{ accountName: 'Flexaccount ****12345' }],
  [{ accountName: 'Flexaccount' }],
  [{}],
])('takes a statement that says %j', (statement) => {
  expect(refusalsOfAccount(statement, chosen)).toEqual([]);
});

it('takes it whatever punctuation the chosen sort code has', () => {
  const statement = { sortCode: '30-96-26', accountNumber: '00012345' };

  expect(refusalsOfAccount(statement, { ...chosen, sortCode: '30-96-26' })).toEqual([]);
});

it.each([
  [{ sortCode: '30-96-26', accountNumber: '00012346' }, '30-96-26 00012346'],
  [{ sortCode: '30-96-27', accountNumber: '00012345' }, '30-96-27 00012345'],
  [{ accountName: 'Flexaccount ****54321' }, 'Flexaccount ****54321'],
])('refuses a statement that says %j', (statement, stated) => {
  expect(refusalsOfAccount(statement, chosen)).toEqual([
    {
      code: 'other-account',
      field: 'account',
      message: `The statement is of account ${stated}, not of Trust current account (30-96-26 00012345)`,
    },
  ]);
});
