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
import { FormBeginningController } from './form-building/draft/beginning.controller.js';
import { VersionBeginning } from './form-building/draft/beginning.service.js';
import { BuildingFactsQueries } from './form-building/building-facts.queries.js';
import { FormBuilding } from './form-building/building.service.js';
import { FormConditionsController } from './form-building/conditions/conditions.controller.js';
import { FormDesks } from './form-building/form-desk.queries.js';
import { FormOutlineController } from './form-building/outline.controller.js';
import { FormMovingController } from './form-building/places/moving.controller.js';
import { FormRemovalController } from './form-building/places/removal.controller.js';
import { FormPreviewController } from './form-building/preview.controller.js';
import { FormPublication } from './form-building/publication.service.js';
import { FormQuestionController } from './form-building/questions/question.controller.js';
import { FormRuleController } from './form-building/rules/rule.controller.js';
import { FormSectionController } from './form-building/sections/section.controller.js';
import { FormTrialsController } from './form-building/trials/trials.controller.js';
import { FormTrials } from './form-building/trials/trials.queries.js';
import { Trying } from './form-building/trials/trying.service.js';
import { FormSources } from './form-sources.queries.js';
import { FormVersions } from './form-versions.queries.js';
import { JudgingController } from './judging/judging.controller.js';
import { JudgingSetting } from './judging/judging.service.js';
import { OpeningChoicesQueries } from './opening/opening-choices.queries.js';
import { RoundOpeningController } from './opening/opening.controller.js';
import { RoundOpening } from './opening/opening.service.js';
import { PaymentPlanController } from './payment-plan/payment-plan.controller.js';
import { PaymentPlanning } from './payment-plan/payment-plan.service.js';
import { RoundParts } from './payment-plan/round-parts.queries.js';
import { PrintedQuestionsController } from './printed-questions/printed-questions.controller.js';
import { RoundController } from './round.controller.js';
import { Rounds } from './rounds.queries.js';
import { ReturnFormPublicationController } from './return-forms/publishing/publication.controller.js';
import { ReturnFormPublication } from './return-forms/publishing/publication.service.js';
import { ReturnFormsController } from './return-forms/return-forms.controller.js';
import { ReturnForms } from './return-forms/return-forms.queries.js';
import { WordsController } from './words/words.controller.js';
import { RoundWordsQueries } from './words/words.queries.js';
import { WordsWriting } from './words/words.service.js';

nameConstraints({
  round_once_per_slug: {
    code: 'round-title-taken',
    field: 'title',
    message: 'Another round has this title: add a year or a season',
  },
  round_form_published_stays: {
    code: 'published-stays',
    message: 'A published form can’t be changed: begin a new version',
  },
  return_form_published_stays: {
    code: 'published-stays',
    message: 'A published form can’t be changed: begin a new version',
  },
  return_form_one_at_a_time: {
    code: 'being-built',
    message: 'Somebody is building a new version of this form already',
  },
  round_form_one_at_a_time: {
    code: 'being-built',
    message: 'Somebody is building a new version of this form already',
  },
});

/** What is asked, and how it is changed: versions, the builder, test mode. */
const formBuilding = {
  controllers: [
    FormOutlineController,
    FormBeginningController,
    FormPreviewController,
    FormSectionController,
    FormQuestionController,
    FormMovingController,
    FormRemovalController,
    FormConditionsController,
    FormRuleController,
    FormTrialsController,
    ReturnFormsController,
    ReturnFormPublicationController,
  ],
  providers: [
    BuildingFactsQueries,
    FormBuilding,
    FormDesks,
    FormPublication,
    FormSources,
    FormTrials,
    FormVersions,
    Trying,
    VersionBeginning,
    ReturnFormPublication,
  ],
};

/** What is on offer: dates, money, questions and criteria. */
@Module({
  imports: [FundsModule],
  controllers: [
    RoundOpeningController,
    RoundController, // `rounds/new` before `rounds/:slug`
    PrintedQuestionsController,
    WordsController,
    JudgingController,
    PaymentPlanController,
    EligibilityController,
    EligibilityWritingController,
    BudgetController,
    ...formBuilding.controllers,
  ],
  providers: [
    ...[Rounds, ExcludedCosts, RoundBudgets, RoundOpening, Budgeting, OpeningChoicesQueries],
    ReturnForms,
    ...[
      JudgingSetting,
      PaymentPlanning,
      RoundParts,
      RoundWordsQueries,
      WordsWriting,
      EligibilityQuestionsQueries,
      EligibilityWriting,
    ],
    ...formBuilding.providers,
  ],
  exports: [
    ...[Rounds, ExcludedCosts, RoundBudgets, RoundOpening, Budgeting, ReturnForms],
    ...[JudgingSetting, WordsWriting, EligibilityQuestionsQueries, EligibilityWriting],
    ...[FormBuilding, FormPublication, FormVersions, Trying, VersionBeginning],
    ReturnFormPublication,
  ],
})
export class RoundsModule {}
