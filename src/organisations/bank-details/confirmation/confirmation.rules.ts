import type { Refusal } from '../../../kernel/refusal.js';
import { afterAct, type BankDetailsStatus } from '../bank-details.lifecycle.js';

/** What a bank answers when it is asked whether a name is the account's (Pay.UK's Confirmation of Payee). */
export const PAYEE_RESULTS = {
  match: 'The name matches',
  'close-match': 'The name matches closely',
  'no-match': 'The name does not match',
  'not-available': 'The bank could not say',
} as const;

export type PayeeResult = keyof typeof PAYEE_RESULTS;

export const payeeResults = Object.keys(PAYEE_RESULTS) as readonly PayeeResult[];

/** The bank's answer as it was written down. */
export interface PayeeConfirmation {
  readonly result: PayeeResult;
  /** The name the bank gave: with a close match only. */
  readonly nameAtBank: string | null;
  readonly askedAt: Date;
  readonly askedByName: string;
}

/** What is known of the account when somebody has asked the bank. */
export interface ConfirmingFacts {
  readonly status: BankDetailsStatus;
  readonly givenBy: string;
  /** The people who act for the organisation. */
  readonly contacts: readonly string[];
}

/** Who may write down what the bank said, and when: as for checking, but one person may do both. */
export function refusalsToConfirmPayee(
  facts: ConfirmingFacts,
  answer: { readonly result: PayeeResult; readonly nameAtBank: string },
  by: string,
): readonly Refusal[] {
  const next = afterAct('confirm-payee', facts.status);
  if ('refusal' in next) return [next.refusal];
  if (facts.givenBy === by || facts.contacts.includes(by)) {
    return [
      {
        code: 'confirmer-is-contact',
        message: 'You act for this organisation, so somebody else must ask the bank',
      },
    ];
  }
  if (answer.result === 'close-match' && answer.nameAtBank === '') {
    return [
      {
        code: 'name-at-bank',
        field: 'nameAtBank',
        message: 'Enter the name that the bank gave',
      },
    ];
  }
  return [];
}

/** `The name matches closely: the bank has “Stanway Stitch”`, without its full stop. */
export function confirmationInWords(
  confirmation: Pick<PayeeConfirmation, 'result' | 'nameAtBank'> | null,
): string {
  if (!confirmation) return 'The bank has not been asked';
  const { result, nameAtBank } = confirmation;
  const said = PAYEE_RESULTS[result];
  return nameAtBank === null ? said : `${said}: the bank has “${nameAtBank}”`;
}
