import { formatDate } from '../kernel/london.js';
import type { Refusal } from '../kernel/refusal.js';

/**
 * What people read when the ledger itself says no: rule of the database → one sentence. What only a
 * programmer's mistake can break (a movement without its bank account) is not here, and is a 500.
 */
export const ledgerRefusals: Readonly<Record<string, Refusal | ((detail: string) => Refusal)>> = {
  available_is_never_negative: {
    code: 'fund-short',
    message: 'The fund does not have that much available',
    field: 'amount',
  },
  reserved_is_never_negative: {
    code: 'reserve-short',
    message: 'The fund does not have that much reserved',
    field: 'amount',
  },
  committed_is_never_negative: {
    code: 'committed-short',
    message: 'The fund does not have that much committed',
    field: 'amount',
  },
  in_transit_is_never_negative: {
    code: 'not-in-transit',
    message: 'The fund does not have that much in transit',
    field: 'amount',
  },
  fund_totals_are_never_negative: {
    code: 'nothing-to-undo',
    message: 'More can’t be undone than was done',
  },
  payments_never_exceed_the_award: {
    code: 'award-overpaid',
    message: 'Payments can’t come to more than the award',
    field: 'amount',
  },
  only_what_is_in_transit_arrives: {
    code: 'payment-not-in-transit',
    message: 'No payment of that much is in transit for this award',
  },
  only_what_was_paid_bounces: {
    code: 'payment-not-made',
    message: 'That much has not been paid on this award',
  },
  returned_never_exceeds_paid: {
    code: 'return-too-large',
    message: 'More can’t come back than was paid on this award',
    field: 'amount',
  },
  returned_is_never_negative: {
    code: 'nothing-returned',
    message: 'That much has not come back on this award',
  },
  reserved_is_never_overdrawn: {
    code: 'reservation-short',
    message: 'That much is not left in this reserve',
    field: 'amount',
  },
  reservation_code_is_unique: {
    code: 'reservation-code-taken',
    message: 'The fund has another reserve with this code',
    field: 'code',
  },
  period_is_open: (effectiveOn) => ({
    code: 'period-closed',
    message: `${monthOf(effectiveOn)} is signed and closed: date it later or reopen the period with a reason`,
    field: 'date',
  }),
  period_is_closed_once: {
    code: 'period-closed-already',
    message: 'The books are closed to that day already',
  },
  only_a_closed_period_is_reopened: {
    code: 'period-not-closed',
    message: 'That period is not closed',
  },
  period_says_why: {
    code: 'period-reason-missing',
    message: 'Say why the period is closed or reopened',
    field: 'reason',
  },
  fund_takes_awards: { code: 'fund-closed', message: 'This fund takes no awards' },
  transfer_has_two_equal_sides: {
    code: 'transfer-one-sided',
    message: 'A transfer takes from one fund exactly what it gives to another',
  },
  entry_is_reversed_once: {
    code: 'already-reversed',
    message: 'This entry has already been reversed',
  },
  reversal_is_not_reversed: {
    code: 'reversal-final',
    message: 'A reversal is not reversed: post what happened again instead',
  },
  amount_is_more_than_nothing: {
    code: 'amount-missing',
    message: 'The amount must be more than £0',
    field: 'amount',
  },
  amount_is_not_a_slip: {
    code: 'amount-too-large',
    message: 'The amount must be £1,000,000,000 or less',
    field: 'amount',
  },
  effective_date_is_sane: {
    code: 'date-out-of-range',
    message: 'The date must be from 2000 to 2099',
    field: 'date',
  },
  code_is_plain: {
    code: 'code-not-plain',
    message: 'The code must be letters, digits and hyphens, 60 at most',
    field: 'code',
  },
  fund_code_is_unique: {
    code: 'fund-code-taken',
    message: 'Another fund has this code',
    field: 'code',
  },
  bank_account_code_is_unique: {
    code: 'bank-account-code-taken',
    message: 'Another bank account has this code',
    field: 'code',
  },
  ledger_is_append_only: {
    code: 'ledger-append-only',
    message: 'Nothing in the ledger is changed or deleted: reverse the entry instead',
  },
  totals_move_with_a_posting: {
    code: 'total-by-hand',
    message: 'A total changes only by posting an entry',
  },
  fund_keeps_its_name: {
    code: 'fund-renamed',
    message: 'A fund keeps its code and its closed periods in the ledger',
  },
};

/** October 2026 */
function monthOf(date: string): string {
  return formatDate(date).replace(/^\d+ /, '');
}
