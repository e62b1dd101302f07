import { Module } from '@nestjs/common';
import { FundsModule } from '../funds/funds.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { Ageing } from './ageing/ageing.queries.js';
import { BankWarnings } from './ageing/bank-warnings.queries.js';
import { BankOverviews } from './balance/bank-overview.queries.js';
import { BankLines } from './bank-lines.queries.js';
import { BankRules } from './bank-rules/bank-rules.queries.js';
import { RuleActing } from './bank-rules/acting/rule-acting.service.js';
import { RuleOfLineController } from './bank-rules/acting/rule-of-line.controller.js';
import { RuleTrial } from './bank-rules/writing/rule-trial.queries.js';
import { RuleWriting } from './bank-rules/writing/rule-writing.service.js';
import { RulesController } from './bank-rules/rules.controller.js';
import { Hints } from './bank-rules/hints.queries.js';
import { BankController } from './bank.controller.js';
import { BounceController } from './bounce/bounce.controller.js';
import { Bounces } from './bounce/bounce.service.js';
import { Bounceable } from './bounce/bounceable.queries.js';
import { CertainMatchesController } from './certain-matches/certain-matches.controller.js';
import { CertainMatches } from './certain-matches/certain-matches.queries.js';
import { CertainAcceptance } from './certain-matches/certain-matches.service.js';
import { ChargeFromLineController } from './charge-from-line/charge-from-line.controller.js';
import { ChargesFromLines } from './charge-from-line/charge-from-line.service.js';
import { LineFactsQueries } from './line-facts.queries.js';
import { LateLines } from './late-lines/late-lines.queries.js';
import { LineController } from './line/line.controller.js';
import { LinesToActOn } from './line/lines-to-act-on.queries.js';
import { MarksOfLine } from './line/marks-of-line.queries.js';
import { Matches } from './matches.queries.js';
import { BatchMatching } from './matching/batch-matching.service.js';
import { MatchFactsQueries } from './matching/match-facts.queries.js';
import { MatchRecording } from './matching/match-recording.service.js';
import { MatchesOfLine } from './matching/matches-of-line.queries.js';
import { MatchingController } from './matching/matching.controller.js';
import { Matching } from './matching/matching.service.js';
import { OpenItems } from './matching/open-items.queries.js';
import { DateOrderController } from './statement-import/date-order/date-order.controller.js';
import { IncomingLines } from './statement-import/incoming/incoming-lines.service.js';
import { IncomingStatements } from './statement-import/incoming/incoming-statement.service.js';
import { KnownLines } from './statement-import/incoming/known-lines.service.js';
import { StatementBefore } from './statement-import/incoming/statement-before.queries.js';
import { FirstRowsOfUpload } from './statement-import/layout/first-rows.queries.js';
import { LayoutController } from './statement-import/layout/layout.controller.js';
import { LayoutLearning } from './statement-import/layout/layout.service.js';
import { StatementLayouts } from './statement-import/layout/statement-layouts.queries.js';
import { ComparedLines } from './statement-import/preview/compared-lines.queries.js';
import { PreviewController } from './statement-import/preview/preview.controller.js';
import { StatementPreview } from './statement-import/preview/statement-preview.service.js';
import { MonthActsController } from './month/month-acts.controller.js';
import { MonthFactsQueries } from './month/month-facts.queries.js';
import { MonthController } from './month/month.controller.js';
import { MonthsShown } from './month/months-shown.queries.js';
import { Positions } from './month/positions.queries.js';
import { MonthPreparation } from './month/preparation/preparation.service.js';
import { Reconciliations } from './month/reconciliations.queries.js';
import { Reopening } from './month/reopening/reopening.service.js';
import { Signing } from './month/signing/signing.service.js';
import { OtherLines } from './own-transfer/other-lines.queries.js';
import { OwnTransferController } from './own-transfer/own-transfer.controller.js';
import { OwnTransfers } from './own-transfer/own-transfer.service.js';
import { ReceiptFromLineController } from './receipt-from-line/receipt-from-line.controller.js';
import { ReceiptsFromLines } from './receipt-from-line/receipt-from-line.service.js';
import { ReturnedGrantController } from './returned-grant/returned-grant.controller.js';
import { ReturnedGrants } from './returned-grant/returned-grant.service.js';
import { SettingAsideController } from './setting-aside/setting-aside.controller.js';
import { SettingAside } from './setting-aside/setting-aside.service.js';
import { StatementImport } from './statement-import/statement-import.service.js';
import { UploadController } from './statement-import/upload/upload.controller.js';
import { StatementUploads } from './statement-import/upload/upload.service.js';
import { Uploads } from './statement-import/upload/uploads.queries.js';
import { Statements } from './statements.queries.js';
import { SuspenseController } from './suspense/suspense.controller.js';
import { SuspenseFund } from './suspense/suspense-fund.service.js';
import { SuspenseQueries } from './suspense/suspense.queries.js';
import { Suspense } from './suspense/suspense.service.js';
import { TypedBalanceController } from './typed-balance/typed-balance.controller.js';
import { TypedBalancesQueries } from './typed-balance/typed-balances.queries.js';
import { TypedBalances } from './typed-balance/typed-balances.service.js';
import { TakingBack } from './undoing/taking-back.service.js';
import { UndoFactsQueries } from './undoing/undo-facts.queries.js';
import { UndoingController } from './undoing/undoing.controller.js';
import { Undoing } from './undoing/undoing.service.js';

nameConstraints({
  statement_layout_once_per_number: {
    code: 'columns-learnt',
    message: 'Somebody else said a moment ago which column is what. Look at the file again',
  },
  bank_match_within_the_line: {
    code: 'line-matched',
    message: 'This line was matched a moment ago by somebody else',
  },
  bank_match_within_the_item: {
    code: 'item-matched',
    message: 'This was matched a moment ago by somebody else',
  },
  own_transfer_has_two_equal_sides: {
    code: 'sums-differ',
    message: 'What left one account must arrive in the other',
  },
  reconciliation_once_per_month: {
    code: 'month-prepared',
    message: 'Somebody else prepared this month a moment ago',
  },
  reconciliation_signed_by_another: {
    code: 'prepared-by-yourself',
    message: 'You prepared this month, so somebody else must sign it',
  },
  reconciliation_signed_without_a_difference: {
    code: 'difference',
    message: 'A month with a difference is not signed',
  },
  typed_balance_once_a_day: {
    code: 'balance-typed',
    message: 'Somebody else typed a balance for that day a moment ago',
  },
  bank_line_marked_once: {
    code: 'line-set-aside',
    message: 'This line was set aside a moment ago by somebody else',
  },
});

/** The bank's word beside ours, until nothing is left to explain and the month is signed. */
@Module({
  imports: [LedgerModule, FundsModule, PaymentsModule],
  // `bank/suspense` and `bank/rules` before `bank/:bankAccountId`
  controllers: [
    UploadController,
    PreviewController,
    LayoutController,
    DateOrderController,
    RulesController,
    RuleOfLineController,
    SuspenseController,
    MatchingController,
    UndoingController,
    SettingAsideController,
    ReceiptFromLineController,
    ChargeFromLineController,
    ReturnedGrantController,
    BounceController,
    OwnTransferController,
    LineController,
    CertainMatchesController,
    TypedBalanceController,
    BankController,
    MonthActsController,
    MonthController,
  ],
  providers: [
    StatementImport,
    StatementPreview,
    StatementUploads,
    StatementLayouts,
    LayoutLearning,
    FirstRowsOfUpload,
    Uploads,
    IncomingStatements,
    IncomingLines,
    KnownLines,
    StatementBefore,
    ComparedLines,
    Statements,
    TypedBalances,
    TypedBalancesQueries,
    BankLines,
    BankOverviews,
    Ageing,
    BankWarnings,
    LateLines,
    LineFactsQueries,
    LinesToActOn,
    MarksOfLine,
    OpenItems,
    Matches,
    MatchesOfLine,
    MatchFactsQueries,
    MatchRecording,
    Matching,
    BatchMatching,
    CertainMatches,
    CertainAcceptance,
    Undoing,
    UndoFactsQueries,
    TakingBack,
    SettingAside,
    ReceiptsFromLines,
    ChargesFromLines,
    ReturnedGrants,
    Bounces,
    Bounceable,
    OwnTransfers,
    OtherLines,
    SuspenseFund,
    SuspenseQueries,
    Suspense,
    BankRules,
    Hints,
    RuleTrial,
    RuleWriting,
    RuleActing,
    Positions,
    MonthFactsQueries,
    MonthsShown,
    Reconciliations,
    MonthPreparation,
    Signing,
    Reopening,
  ],
  exports: [
    StatementImport,
    TypedBalances,
    OwnTransfers,
    StatementPreview,
    Matching,
    BankLines,
    BankOverviews,
    BankWarnings,
    CertainMatches,
    CertainAcceptance,
    Undoing,
    SettingAside,
    ReceiptsFromLines,
    Suspense,
    SuspenseQueries,
    MonthPreparation,
    Signing,
    Reopening,
    Reconciliations,
    RuleWriting,
    RuleActing,
  ],
})
export class ReconciliationModule {}
