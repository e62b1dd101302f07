import { Module } from '@nestjs/common';
import { Balances } from './balances.queries.js';
import { Journal } from './journal.service.js';
import { ledgerRefusals } from './refusals.rules.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';

nameConstraints(ledgerRefusals);

/** Where money is written down. Knows nobody: a fund, an award and a bank account are keys to it. */
@Module({
  providers: [Journal, Balances],
  exports: [Journal, Balances],
})
export class LedgerModule {}
