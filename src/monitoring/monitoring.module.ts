import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AwardsModule } from '../awards/awards.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { AroundReturn } from './around-return.queries.js';
import { AwardsInReach } from './awards-in-reach.queries.js';
import { AskingBackController } from './clawback/asking-back.controller.js';
import { ClawbackFactsQueries } from './clawback/clawback-facts.queries.js';
import { ClawbackController } from './clawback/clawback.controller.js';
import { Clawbacks } from './clawback/clawbacks.queries.js';
import { ClawingBack } from './clawback/clawing-back.service.js';
import { WritingOff } from './clawback/writing-off.service.js';
import { AdmittedSpending } from './closure/admitted-spending.queries.js';
import { Closing } from './closure/closing.service.js';
import { ClosureFactsQueries } from './closure/closure-facts.queries.js';
import { ClosureController } from './closure/closure.controller.js';
import { Closures } from './closure/closures.queries.js';
import { CommentsController } from './comments/comments.controller.js';
import { ReturnComments } from './comments/return-comments.service.js';
import { ConsentWithdrawalController } from './consent/withdrawal/consent-withdrawal.controller.js';
import { ConsentWithdrawal } from './consent/withdrawal/consent-withdrawal.service.js';
import { ReturnDrafting } from './drafting/return-drafting.service.js';
import { ReturnDrafts } from './drafting/return-drafts.queries.js';
import { ReturnSectionController } from './drafting/return-section.controller.js';
import { DueChanges } from './due-date/due-changes.queries.js';
import { DueDateController } from './due-date/due-date.controller.js';
import { DueDates } from './due-date/due-date.service.js';
import { ReturnFilesController } from './files/return-files.controller.js';
import { OwnReturnFiles } from './files/return-files.queries.js';
import { ReturnFiling } from './files/return-filing.service.js';
import { AgreeingController } from './indicators/agreeing/agreeing.controller.js';
import { AgreeingTargets } from './indicators/agreeing/agreeing.service.js';
import { ChoosingController } from './indicators/choosing/choosing.controller.js';
import { ChoosingIndicators } from './indicators/choosing/choosing.service.js';
import { Indicators } from './indicators/indicators.queries.js';
import { LibraryController } from './indicators/library/library.controller.js';
import { Library } from './indicators/library/library.service.js';
import { ReachedController } from './indicators/reached/reached.controller.js';
import { Tellings } from './indicators/reached/tellings.queries.js';
import { ReturnContexts } from './form/return-contexts.queries.js';
import { NewsController } from './news/news.controller.js';
import { News } from './news/return-news.service.js';
import { ReturnPreferences } from './news/return-preferences.service.js';
import { ReturnReadings } from './news/return-readings.service.js';
import { FollowUps } from './notes/follow-ups.queries.js';
import { NotesController } from './notes/notes.controller.js';
import { Notes } from './notes/notes.queries.js';
import { Noting } from './notes/noting.service.js';
import { ReturnPackController } from './pack/return-pack.controller.js';
import { ReturnPacks } from './pack/return-packs.service.js';
import { ReturnPlanning } from './planning/planning.service.js';
import { ReadableReturns } from './readable-returns.queries.js';
import { ReturnAnswers } from './reading/return-answers.queries.js';
import { ReturnController } from './reading/return.controller.js';
import { ReturnFactsQueries } from './return-facts.queries.js';
import { ReturnsController } from './returns.controller.js';
import { Returns } from './returns.queries.js';
import { AskedReturns } from './review/asked-returns.queries.js';
import { ReviewFactsQueries } from './review/review-facts.queries.js';
import { ReviewHistory } from './review/review-history.queries.js';
import { ReviewController } from './review/review.controller.js';
import { Reviewing } from './review/reviewing.service.js';
import { Reviews } from './review/reviews.queries.js';
import { ReturnSubmissionController } from './submission/submission.controller.js';
import { ReturnSubmission } from './submission/submission.service.js';
import { VariedReturns } from './varied/varied-returns.service.js';

/** How a return is written: its form, drafts, files, and what was agreed about the people in it. */
const returning = {
  controllers: [
    ReturnController,
    ReturnSectionController,
    ReturnFilesController,
    ReturnSubmissionController,
    ConsentWithdrawalController,
  ],
  providers: [
    ReturnContexts,
    ReturnFactsQueries,
    ReturnDrafts,
    ReturnDrafting,
    OwnReturnFiles,
    ReturnFiling,
    ReturnSubmission,
    ReturnAnswers,
    ConsentWithdrawal,
  ],
};

/** What is counted alike, and what of it was reached. */
const counting = {
  controllers: [ReachedController, LibraryController, ChoosingController, AgreeingController],
  providers: [Indicators, Library, ChoosingIndicators, AgreeingTargets, Tellings],
};

/** What came of the money: returns, due by a day that was agreed. */
@Module({
  imports: [RoundsModule, ApplicationsModule, AwardsModule, PaymentsModule],
  controllers: [
    ...returning.controllers,
    ...counting.controllers,
    ...[ReturnsController, NewsController, ReturnPackController],
    ...[ReviewController, DueDateController, CommentsController],
    ...[NotesController, ClosureController, AskingBackController, ClawbackController],
  ],
  providers: [
    ...returning.providers,
    ...counting.providers,
    ...[Returns, ReadableReturns, ReturnPlanning],
    ...[AroundReturn, ReturnPacks, News, ReturnPreferences, ReturnReadings, ReturnComments],
    ...[AwardsInReach, Notes, Noting, AdmittedSpending, ClosureFactsQueries, Closures, Closing],
    ...[Clawbacks, ClawbackFactsQueries, ClawingBack, WritingOff],
    ...[Reviews, ReviewFactsQueries, ReviewHistory, Reviewing, DueChanges, DueDates],
    ...[VariedReturns, AskedReturns, FollowUps],
  ],
  exports: [
    ...[Returns, ReturnPlanning, ReturnDrafting, ReturnDrafts, ReturnFiling, ReturnSubmission],
    ...[Reviews, Reviewing, DueChanges, DueDates],
    ...[ReturnPacks, News, ReturnPreferences, ReturnComments],
    ...[Noting, Closures, Closing, Clawbacks, ClawingBack, WritingOff],
    ...[VariedReturns, AskedReturns, FollowUps, Library, ChoosingIndicators, AgreeingTargets],
  ],
})
export class MonitoringModule {}
