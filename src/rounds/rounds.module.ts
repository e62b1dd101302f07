import { Module } from '@nestjs/common';
import { FundsModule } from '../funds/funds.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { BudgetController } from './budget/budget.controller.js';
import { Budgeting } from './budget/budget.service.js';
import { RoundBudgets } from './budget/round-budgets.queries.js';
import { EligibilityQuestionsQueries } from './eligibility/eligibility-questions.queries.js';
import { EligibilityController } from './eligibility/eligibility.controller.js';
import { EligibilityWriting } from './eligibility/writing/eligibility-writing.service.js';
import { EligibilityWritingController } from './eligibility/writing/writing.controller.js';
import { ExcludedCosts } from './excluded-costs.queries.js';
import { OpeningChoicesQueries } from './opening/opening-choices.queries.js';
import { RoundOpeningController } from './opening/opening.controller.js';
import { RoundOpening } from './opening/opening.service.js';
import { PrintedQuestionsController } from './printed-questions/printed-questions.controller.js';
import { RoundController } from './round.controller.js';
import { Rounds } from './rounds.queries.js';
import { WordsController } from './words/words.controller.js';
import { RoundWordsQueries } from './words/words.queries.js';
import { WordsWriting } from './words/words.service.js';

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
  controllers: [
    RoundOpeningController,
    RoundController, // `rounds/new` before `rounds/:slug`
    PrintedQuestionsController,
    WordsController,
    EligibilityController,
    EligibilityWritingController,
    BudgetController,
  ],
  providers: [
    Rounds,
    ExcludedCosts,
    RoundBudgets,
    RoundOpening,
    Budgeting,
    OpeningChoicesQueries,
    RoundWordsQueries,
    WordsWriting,
    EligibilityQuestionsQueries,
    EligibilityWriting,
  ],
  exports: [
    Rounds,
    ExcludedCosts,
    RoundBudgets,
    RoundOpening,
    Budgeting,
    WordsWriting,
    EligibilityQuestionsQueries,
    EligibilityWriting,
  ],
})
export class RoundsModule {}
