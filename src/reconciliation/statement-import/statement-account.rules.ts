import type { Refusal } from '../../kernel/refusal.js';
import type { NamedAccount } from './reading/statement.rules.js';

/** The bank account that a person says the statement is of. */
export interface ChosenAccount {
  readonly name: string;
  /** Six digits. */
  readonly sortCode: string;
  /** Eight to ten digits. */
  readonly accountNumber: string;
}

/**
 * Whether what a file says of its account can be this one. Some banks name it in full, as an IBAN, with
 * the sort code before the number, or only by its last digits (`Flexaccount ****12345`); some not at all:
 * then it can be any.
 */
export function canBeAccount(named: NamedAccount, chosen: ChosenAccount): boolean {
  const { sortCode = '', accountNumber = '', accountName = '' } = named;
  const sort = digitsOf(sortCode);
  if (sort.length === 6 && sort !== digitsOf(chosen.sortCode)) return false;
  if (accountNumber.trim() !== '') return canBeNumber(accountNumber, chosen);
  const masked = /[*xX•.]{2,}\s*(\d{3,})$/.exec(accountName.trim())?.[1];
  return masked === undefined || digitsOf(chosen.accountNumber).endsWith(masked);
}

const GB_IBAN = /^GB\d{2}[A-Z]{4}(\d{6})(\d{8})$/;
const OTHER_IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/;

function canBeNumber(stated: string, chosen: ChosenAccount): boolean {
  const number = withoutNoughts(chosen.accountNumber);
  const sort = digitsOf(chosen.sortCode);
  const compact = stated.toUpperCase().replace(/[\s'-]/g, '');
  const [, ibanSort, ibanNumber] = GB_IBAN.exec(compact) ?? [];
  if (ibanNumber !== undefined) return ibanSort === sort && withoutNoughts(ibanNumber) === number;
  if (OTHER_IBAN.test(compact)) return compact.endsWith(digitsOf(chosen.accountNumber));
  const parts = compact.split('/');
  const last = (parts.at(-1) ?? '').replace(/[A-Z]{3}$/, '');
  const bank = parts.length > 1 ? digitsOf(parts[0] ?? '') : '';
  if (bank.length === 6 && bank !== sort) return false;
  const digits = digitsOf(last);
  if (/[*X•]\d+$/.test(last)) return digitsOf(chosen.accountNumber).endsWith(digits);
  if (digits.length === 14)
    return digits.startsWith(sort) && withoutNoughts(digits.slice(6)) === number;
  return withoutNoughts(digits) === number;
}

/** The statement is of another account: said with both numbers. */
export function refusalOfOther(named: NamedAccount, chosen: ChosenAccount): Refusal {
  const { sortCode = '', accountNumber = '', accountName = '' } = named;
  const stated = `${sortCode} ${accountNumber || accountName}`.trim();
  const wanted = `${hyphenated(chosen.sortCode)} ${chosen.accountNumber}`;
  const message = `The statement is of account ${stated}, not of ${chosen.name} (${wanted})`;
  return { code: 'other-account', field: 'file', message };
}

/** The accounts of the house are in pounds: figures in another currency would be taken for them. */
export function refusalOfCurrency(currency: string, { name }: ChosenAccount): Refusal {
  const message = `The statement is in ${currency}, and ${name} is kept in pounds`;
  return { code: 'other-currency', field: 'file', message };
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function withoutNoughts(text: string): string {
  return digitsOf(text).replace(/^0+/, '');
}

function hyphenated(sortCode: string): string {
  return digitsOf(sortCode).replace(/^(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3');
}
