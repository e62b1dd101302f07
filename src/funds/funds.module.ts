import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { BankAccountOpeningController } from './bank-account-opening/bank-account-opening.controller.js';
import { BankAccountOpening } from './bank-account-opening/bank-account-opening.service.js';
import { BankAccounts } from './bank-accounts.queries.js';
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
  providers: [Funds, BankAccounts, Receipts, FundOpening, BankAccountOpening, ReceiptRecording],
  exports: [Funds, BankAccounts, Receipts, FundOpening, BankAccountOpening, ReceiptRecording],
})
export class FundsModule {}
