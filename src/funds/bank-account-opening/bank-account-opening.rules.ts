import type { Refusal } from '../../kernel/refusal.js';
import { CODE, codeNotPlain } from '../opening/opening.rules.js';

/** Every reason why this can't be a bank account of ours. The numbers are digits only by now. */
export function refusalsToOpenBankAccount(account: {
  readonly code: string;
  readonly sortCode: string;
  readonly accountNumber: string;
}): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (!CODE.test(account.code)) refusals.push(codeNotPlain('current'));
  if (!/^\d{6}$/.test(account.sortCode)) {
    refusals.push({
      code: 'sort-code-not-six-digits',
      field: 'sortCode',
      message: 'The sort code must be 6 digits, like 30-90-89',
    });
  }
  if (!/^\d{6,10}$/.test(account.accountNumber)) {
    refusals.push({
      code: 'account-number-not-six-to-ten-digits',
      field: 'accountNumber',
      message: 'The account number must be 6 to 10 digits',
    });
  }
  return refusals;
}

/** What people type between the digits of a sort code or an account number means nothing. */
export function digitsOf(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '');
}

/** Banks leave the zeros in front of a short account number out or put them in: in full it has at least eight digits. */
export function inFull(accountNumber: string): string {
  return accountNumber.padStart(8, '0');
}
