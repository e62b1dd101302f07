import { Module } from '@nestjs/common';
import { FundsModule } from '../funds/funds.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { BankOverviews } from './balance/bank-overview.queries.js';
import { BankLines } from './bank-lines.queries.js';
import { BankRules } from './bank-rules/bank-rules.queries.js';
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
import { StatementImportController } from './statement-import/statement-import.controller.js';
import { StatementImport } from './statement-import/statement-import.service.js';
import { Statements } from './statements.queries.js';
import { SuspenseController } from './suspense/suspense.controller.js';
import { SuspenseFund } from './suspense/suspense-fund.service.js';
import { SuspenseQueries } from './suspense/suspense.queries.js';
import { Suspense } from './suspense/suspense.service.js';
import { TakingBack } from './undoing/taking-back.service.js';
import { UndoFactsQueries } from './undoing/undo-facts.queries.js';
import { UndoingController } from './undoing/undoing.controller.js';
import { Undoing } from './undoing/undoing.service.js';

nameConstraints({
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
    StatementImportController,
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
    BankController,
    MonthActsController,
    MonthController,
  ],
  providers: [
    StatementImport,
    Statements,
    BankLines,
    BankOverviews,
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
    Matching,
    BankLines,
    BankOverviews,
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
  ],
})
export class ReconciliationModule {}
