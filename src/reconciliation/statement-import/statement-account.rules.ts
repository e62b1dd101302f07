import type { Refusal } from '../../kernel/refusal.js';
import type { Statement } from './statement.rules.js';

/** The bank account that a person says the statement is of. */
export interface ChosenAccount {
  readonly name: string;
  readonly sortCode: string;
  readonly accountNumber: string;
}

/**
 * Refuses a statement that says it is of another account. Some banks name the account in full, some
 * by its last digits (`Flexaccount ****12345`), some not at all: then nothing is refused.
 */
export function refusalsOfAccount(
  statement: Partial<Pick<Statement, 'sortCode' | 'accountNumber' | 'accountName'>>,
  chosen: ChosenAccount,
): readonly Refusal[] {
  const { sortCode = '', accountNumber = '', accountName = '' } = statement;
  const ending = accountNumber || (/\*(\d+)$/.exec(accountName)?.[1] ?? '');
  if (
    digitsOf(chosen.accountNumber).endsWith(ending) &&
    digitsOf(chosen.sortCode).endsWith(digitsOf(sortCode))
  ) {
    return [];
  }
  const stated = `${sortCode} ${accountNumber || accountName}`.trim();
  const wanted = `${hyphenated(chosen.sortCode)} ${chosen.accountNumber}`;
  const message = `The statement is of account ${stated}, not of ${chosen.name} (${wanted})`;
  return [{ code: 'other-account', field: 'account', message }];
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function hyphenated(sortCode: string): string {
  return digitsOf(sortCode).replace(/^(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3');
}
