import type { Refusal } from '../kernel/refusal.js';

const sentBefore = (what: string): Refusal => ({
  code: 'form-sent-before',
  message: `This form was sent before. If this is another ${what}, send it now`,
});

/** What people read when this room's own constraints say no: name → one sentence. */
export const fundRefusals: Readonly<Record<string, Refusal>> = {
  fund_once_per_code: {
    code: 'fund-code-taken',
    field: 'code',
    message: 'Another fund has this code',
  },
  bank_account_once_per_code: {
    code: 'bank-account-code-taken',
    field: 'code',
    message: 'Another bank account has this code',
  },
  bank_account_once: {
    code: 'bank-account-known',
    field: 'accountNumber',
    message: 'This bank account has been added already',
  },
  fund_payment_once_per_form: sentBefore('payment'),
  fund_transfer_once_per_form: sentBefore('transfer'),
  interest_sharing_once_per_form: sentBefore('sum of interest'),
  agreement_change_once_per_form: sentBefore('change'),
  tranche_once_per_form: sentBefore('payment to expect'),
  reporting_duty_once_per_form: sentBefore('duty'),
  receipt_is_of_a_tranche_of_its_fund: {
    code: 'tranche-of-another-fund',
    field: 'trancheId',
    message: 'Choose one of the payments that are expected for this fund',
  },
  receipt_reversed_is_not_on_a_statement: {
    code: 'matched-with-the-bank',
    message: 'It is matched with a line of a bank statement: undo that match first',
  },
};
