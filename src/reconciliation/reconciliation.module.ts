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
import { StatementImportController } from './statement-import/statement-import.controller.js';
import { StatementImport } from './statement-import/statement-import.service.js';
import { Statements } from './statements.queries.js';

const matchedBefore = {
  code: 'item-matched',
  message: 'This was matched a moment ago by somebody else',
};

nameConstraints({
  bank_match_once_per_line: matchedBefore,
  bank_match_once_per_receipt: matchedBefore,
  bank_match_once_per_instalment: matchedBefore,
});

/** The bank's word beside ours, until nothing is left to explain. */
@Module({
  imports: [LedgerModule, FundsModule, PaymentsModule],
  controllers: [StatementImportController, MatchingController, BankController],
  providers: [
    StatementImport,
    Statements,
    BankLines,
    BankOverviews,
    OpenItems,
    MatchFactsQueries,
    Matching,
  ],
  exports: [StatementImport, Matching, BankLines, BankOverviews],
})
export class ReconciliationModule {}
