import { Module } from '@nestjs/common';
import { FundsModule } from '../funds/funds.module.js';
import { Rounds } from './rounds.queries.js';

/** What is on offer: dates, money, questions and criteria. */
@Module({
  imports: [FundsModule],
  controllers: [],
  providers: [Rounds],
  exports: [Rounds],
})
export class RoundsModule {}
