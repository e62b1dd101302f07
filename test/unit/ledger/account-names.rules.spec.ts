import { accountType, beancountAccount } from '../../../src/ledger/account-names.rules.js';

it.each([
  ['bank:main', 'Assets'],
  ['funds:lottery:received', 'Income'],
  ['funds:lottery:interest', 'Income'],
  ['funds:lottery:returned:OC-1', 'Income'],
  ['funds:lottery:moved-in', 'Income'],
  ['funds:lottery:opening', 'Equity'],
  ['funds:lottery:held', 'Equity'],
  ['funds:lottery:available', 'Equity'],
  ['funds:lottery:reserved', 'Equity'],
  ['funds:lottery:committed:OC-1', 'Equity'],
  ['funds:lottery:in-transit:OC-1', 'Equity'],
  ['funds:lottery:paid:OC-1', 'Expenses'],
  ['funds:lottery:fee', 'Expenses'],
  ['funds:lottery:charged', 'Expenses'],
  ['funds:lottery:refunded', 'Expenses'],
  ['funds:lottery:moved-out', 'Expenses'],
])('%s is of the type %s', (account, type) => {
  expect(accountType(account)).toBe(type);
});

it.each([
  ['bank:2nd-savings', 'Assets:Bank:2nd-savings'],
  ['funds:paid:available', 'Equity:Funds:Paid:Available'],
  ['funds:lottery:committed:oc-1', 'Equity:Funds:Lottery:Committed:Oc-1'],
])('%s is %s to beancount', (account, name) => {
  expect(beancountAccount(account)).toBe(name);
});
