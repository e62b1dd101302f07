import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { ProofController } from './proof.controller.js';
import { Proof } from './proof.service.js';
import { WholeProof } from './whole-proof.queries.js';

/** Everything proved again from nothing, every night and whenever a trustee administrator asks. */
@Module({
  imports: [LedgerModule, ReportingModule],
  controllers: [ProofController],
  providers: [WholeProof, Proof],
  exports: [WholeProof, Proof],
})
export class ProofModule {}
