import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { AgreementChanges } from './agreement/agreement-changes.queries.js';
import { AgreementController } from './agreement/agreement.controller.js';
import { PublicationHoldController } from './publication-hold/publication-hold.controller.js';
import { PublicationHolding } from './publication-hold/publication-holding.service.js';
import { PublicationHolds } from './publication-hold/publication-holds.queries.js';
import { Agreements } from './agreement/agreement.service.js';
import { BankAccountOpeningController } from './bank-account-opening/bank-account-opening.controller.js';
import { BankAccountOpening } from './bank-account-opening/bank-account-opening.service.js';
import { BankAccounts } from './bank-accounts.queries.js';
import { ChargeController } from './charge/charge.controller.js';
import { DocumentAdding } from './documents/document-adding.service.js';
import { DocumentsController } from './documents/documents.controller.js';
import { FundDocuments } from './documents/documents.queries.js';
import { DutiesController } from './duties/duties.controller.js';
import { Duties } from './duties/duties.queries.js';
import { ReportingDuties } from './duties/duties.service.js';
import { FeeController } from './fee/fee.controller.js';
import { FunderContactsController } from './funder-contacts/funder-contacts.controller.js';
import { FunderContacts } from './funder-contacts/funder-contacts.queries.js';
import { FunderReading } from './funder-contacts/funder-reading.service.js';
import { FundPapers } from './fund-papers.queries.js';
import { FundPaymentRecording } from './fund-payment-recording.service.js';
import { FundPayments } from './fund-payments.queries.js';
import { FundsController } from './funds.controller.js';
import { fundRefusals } from './funds.rules.js';
import { Funds } from './funds.queries.js';
import { HistoryImport } from './history-import/history-import.service.js';
import { InterestSharingController } from './interest-sharing/interest-sharing.controller.js';
import { InterestSharings } from './interest-sharing/interest-sharing.service.js';
import { OpeningController } from './opening/opening.controller.js';
import { FundOpening } from './opening/opening.service.js';
import { ReceiptController } from './receipt/receipt.controller.js';
import { ReceiptRecording } from './receipt/receipt.service.js';
import { Receipts } from './receipts.queries.js';
import { RefundController } from './refund/refund.controller.js';
import { Reservations } from './reservation/reservations.queries.js';
import { FundReservations } from './reservation/reservation.service.js';
import { ReversalController } from './reversal/reversal.controller.js';
import { Reversals } from './reversal/reversal.service.js';
import { ReversibleActs } from './reversal/reversible.queries.js';
import { StatusController } from './status/status.controller.js';
import { FundStatuses } from './status/status.service.js';
import { ExpectedTranches } from './tranches/tranche.service.js';
import { TranchesController } from './tranches/tranches.controller.js';
import { Tranches } from './tranches/tranches.queries.js';
import { TransferController } from './transfer/transfer.controller.js';
import { FundTransfers } from './transfer/transfer.service.js';
import { Transfers } from './transfer/transfers.queries.js';

nameConstraints(fundRefusals);

const ANSWERS = [Funds, BankAccounts, Receipts, FundPayments, Tranches, Duties, Reservations];
const ACTS = [
  FundOpening,
  BankAccountOpening,
  Agreements,
  FundStatuses,
  ReportingDuties,
  HistoryImport,
  DocumentAdding,
  FunderReading,
  ExpectedTranches,
  ReceiptRecording,
  InterestSharings,
  FundPaymentRecording,
  FundTransfers,
  Reversals,
  FundReservations,
];

/** Money held in trust: whose it is, what for, how it came in, and how it leaves other than by an award. */
@Module({
  imports: [LedgerModule],
  // `funds/new` before `funds/:fundId`, and `tranches/new` before `tranches/:trancheId`
  controllers: [
    PublicationHoldController,
    OpeningController,
    BankAccountOpeningController,
    InterestSharingController,
    AgreementController,
    StatusController,
    DutiesController,
    DocumentsController,
    FunderContactsController,
    TranchesController,
    ReceiptController,
    FeeController,
    ChargeController,
    RefundController,
    TransferController,
    ReversalController,
    FundsController,
  ],
  providers: [
    PublicationHolding,
    PublicationHolds,
    ...ANSWERS,
    ...ACTS,
    Transfers,
    FundDocuments,
    FunderContacts,
    AgreementChanges,
    FundPapers,
    ReversibleActs,
  ],
  exports: [...ANSWERS, ...ACTS],
})
export class FundsModule {}
