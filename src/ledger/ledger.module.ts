import { Module } from '@nestjs/common';
import { Balances } from './balances.queries.js';
import { Entries } from './entries.queries.js';
import { JournalExport } from './export.service.js';
import { Journal } from './journal.service.js';
import { Periods } from './periods.queries.js';
import { ledgerRefusals } from './refusals.rules.js';
import { FundMovements } from './statement.queries.js';
import { Verification } from './verify.service.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';

nameConstraints(ledgerRefusals);

const THE_LEDGER = [
  Journal,
  Periods,
  Balances,
  FundMovements,
  Entries,
  Verification,
  JournalExport,
];

/** Where money is written down. Knows nobody: a fund, an award and a bank account are keys to it. */
@Module({
  providers: THE_LEDGER,
  exports: THE_LEDGER,
})
export class LedgerModule {}
