import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

/** What is known of the account an organisation is paid into. */
export interface AccountFacts {
  /** Of the version that two people have checked; null while there is none. */
  readonly verifiedDetailsId: string | null;
  /** Of that version; null while there is none. */
  readonly payableFrom: LondonDate | null;
  /** A version waits to be checked: the first, or a change. */
  readonly isBeingChecked: boolean;
}

/** Why nothing is paid to the organisation yet. None when it can be paid on this day. */
export function refusalsOfAccount(facts: AccountFacts, today: LondonDate): readonly Refusal[] {
  if (facts.verifiedDetailsId === null || facts.payableFrom === null) {
    return [
      facts.isBeingChecked
        ? {
            code: 'bank-details-unverified',
            message: 'The bank details of the organisation have not been checked by two people yet',
          }
        : {
            code: 'bank-details-missing',
            message: 'The organisation has not given its bank details yet',
          },
    ];
  }
  if (facts.isBeingChecked) {
    return [
      {
        code: 'bank-details-held',
        message:
          'The organisation has changed its bank details, and the new ones are being checked',
      },
    ];
  }
  if (facts.payableFrom > today) {
    return [
      {
        code: 'bank-details-cooling-off',
        message: `The organisation has changed its bank details, and is paid into the new account from ${formatDate(facts.payableFrom)}`,
      },
    ];
  }
  return [];
}
