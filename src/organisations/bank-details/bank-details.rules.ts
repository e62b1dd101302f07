import type { Refusal } from '../../kernel/refusal.js';

/** What a person typed as their account, field by field. */
export interface TypedBankDetails {
  readonly accountName: string;
  readonly sortCode: string;
  readonly accountNumber: string;
}

const LONGEST_NAME = 60;

/** Six digits from `12-34-56`, `12 34 56` or `123456`; undefined when it is not a sort code. */
export function sortCodeOf(typed: string): string | undefined {
  return /^\d{2}([- ]?)\d{2}\1\d{2}$/.test(typed.trim()) ? typed.replaceAll(/\D/g, '') : undefined;
}

/** Eight digits; an older number of seven has a 0 put before it, as the banks do. */
export function accountNumberOf(typed: string): string | undefined {
  const digits = typed.trim().replaceAll(/(?<=\d)[- ](?=\d)/g, '');
  return /^\d{7,8}$/.test(digits) ? digits.padStart(8, '0') : undefined;
}

/** Every reason why this is not an account that could be paid. It does not prove that it exists. */
export function refusalsToGive(typed: TypedBankDetails): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const name = typed.accountName.trim();
  if (name === '' || name.length > LONGEST_NAME) {
    refusals.push({
      code: 'account-name',
      field: 'accountName',
      message: `Enter the name on the account, in ${LONGEST_NAME} characters or fewer`,
    });
  }
  if (sortCodeOf(typed.sortCode) === undefined) {
    refusals.push({
      code: 'sort-code',
      field: 'sortCode',
      message: 'The sort code must be 6 digits, like 12-34-56',
    });
  }
  if (accountNumberOf(typed.accountNumber) === undefined) {
    refusals.push({
      code: 'account-number',
      field: 'accountNumber',
      message: 'The account number must be 7 or 8 digits, like 01234567',
    });
  }
  return refusals;
}

/** 12-34-56 */
export function dashedSortCode(sortCode: string): string {
  return sortCode.replace(/^(\d{2})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** Enough for its owner to recognise, too little to pay into: `•••• 5678`. */
export function maskedAccountNumber(accountNumber: string): string {
  return `•••• ${accountNumber.slice(-4)}`;
}
