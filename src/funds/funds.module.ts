import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { BankAccountOpeningController } from './bank-account-opening/bank-account-opening.controller.js';
import { BankAccountOpening } from './bank-account-opening/bank-account-opening.service.js';
import { BankAccounts } from './bank-accounts.queries.js';
import { FundPaymentRecording } from './fund-payment-recording.service.js';
import { FundPayments } from './fund-payments.queries.js';
import { FundsController } from './funds.controller.js';
import { Funds } from './funds.queries.js';
import { OpeningController } from './opening/opening.controller.js';
import { FundOpening } from './opening/opening.service.js';
import { ReceiptController } from './receipt/receipt.controller.js';
import { ReceiptRecording } from './receipt/receipt.service.js';
import { Receipts } from './receipts.queries.js';

nameConstraints({
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
  fund_payment_once_per_form: {
    code: 'form-sent-before',
    message: 'This form was sent before. If this is another payment, send it now',
  },
  receipt_is_of_a_tranche_of_its_fund: {
    code: 'tranche-of-another-fund',
    field: 'trancheId',
    message: 'Choose one of the payments that are expected for this fund',
  },
  receipt_reversed_is_not_on_a_statement: {
    code: 'matched-with-the-bank',
    message: 'It is matched with a line of a bank statement: undo that match first',
  },
});

/** Money held in trust: whose it is, what for, and how it came in. */
@Module({
  imports: [LedgerModule],
  // `funds/new` before `funds/:fundId`
  controllers: [
    OpeningController,
    BankAccountOpeningController,
    ReceiptController,
    FundsController,
  ],
  providers: [
    Funds,
    BankAccounts,
    Receipts,
    FundPayments,
    FundOpening,
    BankAccountOpening,
    ReceiptRecording,
    FundPaymentRecording,
  ],
  exports: [
    Funds,
    BankAccounts,
    Receipts,
    FundPayments,
    FundOpening,
    BankAccountOpening,
    ReceiptRecording,
    FundPaymentRecording,
  ],
})
export class FundsModule {}
