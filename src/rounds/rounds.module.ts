import { Module } from '@nestjs/common';
import { FundsModule } from '../funds/funds.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { BudgetController } from './budget/budget.controller.js';
import { Budgeting } from './budget/budget.service.js';
import { RoundBudgets } from './budget/round-budgets.queries.js';
import { ExcludedCosts } from './excluded-costs.queries.js';
import { OpeningChoicesQueries } from './opening/opening-choices.queries.js';
import { RoundOpeningController } from './opening/opening.controller.js';
import { RoundOpening } from './opening/opening.service.js';
import { RoundController } from './round.controller.js';
import { Rounds } from './rounds.queries.js';

nameConstraints({
  round_once_per_slug: {
    code: 'round-title-taken',
    field: 'title',
    message: 'Another round has this title: add a year or a season',
  },
});

/** What is on offer: dates, money, questions and criteria. */
@Module({
  imports: [FundsModule],
  controllers: [RoundOpeningController, RoundController, BudgetController], // `rounds/new` before `rounds/:slug`
  providers: [Rounds, ExcludedCosts, RoundBudgets, RoundOpening, Budgeting, OpeningChoicesQueries],
  exports: [Rounds, ExcludedCosts, RoundBudgets, RoundOpening, Budgeting],
})
export class RoundsModule {}
