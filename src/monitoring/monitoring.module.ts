import { Module } from '@nestjs/common';
import { AwardsModule } from '../awards/awards.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { ReturnPlanning } from './planning/planning.service.js';
import { ReadableReturns } from './readable-returns.queries.js';
import { ReturnsController } from './returns.controller.js';
import { Returns } from './returns.queries.js';
import { ReturnFactsQueries } from './submission/return-facts.queries.js';
import { SubmissionController } from './submission/submission.controller.js';
import { ReturnSubmission } from './submission/submission.service.js';

/** What came of the money: returns, due by a day that was agreed. */
@Module({
  imports: [AwardsModule, PaymentsModule],
  controllers: [ReturnsController, SubmissionController],
  providers: [Returns, ReadableReturns, ReturnPlanning, ReturnFactsQueries, ReturnSubmission],
  exports: [Returns, ReturnPlanning, ReturnSubmission],
})
export class MonitoringModule {}
