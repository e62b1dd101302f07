import { Module } from '@nestjs/common';
import { FundsModule } from '../funds/funds.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { BankOverviews } from './balance/bank-overview.queries.js';
import { BankLines } from './bank-lines.queries.js';
import { BankController } from './bank.controller.js';
import { MatchFactsQueries } from './matching/match-facts.queries.js';
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
import { StatementImport } from './statement-import/statement-import.service.js';
import { UploadController } from './statement-import/upload/upload.controller.js';
import { StatementUploads } from './statement-import/upload/upload.service.js';
import { Uploads } from './statement-import/upload/uploads.queries.js';
import { Statements } from './statements.queries.js';

const matchedBefore = {
  code: 'item-matched',
  message: 'This was matched a moment ago by somebody else',
};

nameConstraints({
  bank_match_once_per_line: matchedBefore,
  bank_match_once_per_receipt: matchedBefore,
  bank_match_once_per_instalment: matchedBefore,
  statement_layout_once_per_number: {
    code: 'columns-learnt',
    message: 'Somebody else said a moment ago which column is what. Look at the file again',
  },
});

/** The bank's word beside ours, until nothing is left to explain. */
@Module({
  imports: [LedgerModule, FundsModule, PaymentsModule],
  controllers: [
    UploadController,
    PreviewController,
    LayoutController,
    DateOrderController,
    MatchingController,
    BankController,
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
    BankLines,
    BankOverviews,
    OpenItems,
    MatchFactsQueries,
    Matching,
  ],
  exports: [StatementImport, StatementPreview, Matching, BankLines, BankOverviews],
})
export class ReconciliationModule {}
