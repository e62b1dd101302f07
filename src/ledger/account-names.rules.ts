/** The five kinds of account that every bookkeeping program knows. */
export type AccountType = 'Assets' | 'Equity' | 'Income' | 'Expenses';

const INCOME = ['received', 'interest', 'returned', 'moved-in'];
const EXPENSES = ['paid', 'fee', 'charged', 'refunded', 'moved-out'];

/** `bank:main` is an asset; a fund's pots, its control and its opening are equity, by their claims. */
export function accountType(account: string): AccountType {
  const [room, , pot = ''] = account.split(':');
  if (room === 'bank') return 'Assets';
  if (INCOME.includes(pot)) return 'Income';
  return EXPENSES.includes(pot) ? 'Expenses' : 'Equity';
}

/** `Equity:Funds:Lottery:Committed:OC-2026-0001`: beancount wants a root, and capitals. */
export function beancountAccount(account: string): string {
  const parts = account.split(':').map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  return [accountType(account), ...parts].join(':');
}
