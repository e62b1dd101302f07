import { Module } from '@nestjs/common';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { ApplicationsController } from './applications.controller.js';
import { Applications } from './applications.queries.js';
import { RoundsBoardController } from './board/rounds-board.controller.js';
import { RoundsBoard } from './board/rounds-board.queries.js';
import { DraftFactsQueries } from './draft-facts.queries.js';
import { Drafting } from './drafting/drafting.service.js';
import { Drafts } from './drafting/drafts.queries.js';
import { SectionController } from './drafting/section.controller.js';
import { TaskListController } from './drafting/task-list.controller.js';
import { ApplicationOutcomes } from './outcomes/application-outcomes.service.js';
import { ApplicationPaper } from './paper/application-paper.queries.js';
import { StartingController } from './starting/starting.controller.js';
import { Starting } from './starting/starting.service.js';
import { ReceiptController } from './submission/receipt.controller.js';
import { SubmissionController } from './submission/submission.controller.js';
import { Submission } from './submission/submission.service.js';
import { ApplicationAccess } from './application-access.queries.js';
import { AdjustmentsController } from './adjustments/adjustments.controller.js';
import { Adjustments } from './adjustments/adjustments.queries.js';
import { AdjustmentRecording } from './adjustments/adjustments.service.js';
import { AnsweringController } from './clarification/answering.controller.js';
import { AskingController } from './clarification/asking.controller.js';
import { Clarifications } from './clarification/clarifications.queries.js';
import { Clarifying } from './clarification/clarifying.service.js';
import { ClosingController } from './clarification/closing.controller.js';
import { DeadlineController } from './deadline/deadline.controller.js';
import { Deadlines } from './deadline/deadlines.queries.js';
import { Extending } from './deadline/extending.service.js';
import { EqualityCountsController } from './equality/equality-counts.controller.js';
import { EqualityController } from './equality/equality.controller.js';
import { Equality } from './equality/equality.queries.js';
import { EqualityGiving } from './equality/equality.service.js';
import { IneligibilityController } from './ineligibility/ineligibility.controller.js';
import { MessagesController } from './messages/messages.controller.js';
import { Messages } from './messages/messages.queries.js';
import { Messaging } from './messages/messaging.service.js';
import { DraftHands } from './on-behalf/draft-hands.queries.js';
import { OrganisationsToChoose } from './on-behalf/organisations-to-choose.queries.js';
import { TypingInController } from './on-behalf/typing-in.controller.js';
import { TypingIn } from './on-behalf/typing-in.service.js';
import { Around } from './overview/around.queries.js';
import { HistoryOfApplication } from './overview/history.queries.js';
import { OverviewController } from './overview/overview.controller.js';
import { ReopeningController } from './reopening/reopening.controller.js';
import { StandingChanging } from './standing/standing-changing.service.js';
import { StandingChanges } from './standing/standing-changes.queries.js';
import { Standings } from './standing/standings.queries.js';
import { SentPdfController } from './submission/sent-pdf.controller.js';
import { Submissions } from './submission/submissions.queries.js';
import { WithdrawalController } from './withdrawal/withdrawal.controller.js';

nameConstraints({
  clarification_one_at_a_time: {
    code: 'clarification-open',
    message: 'There is an open question about this application already: close it first',
  },
  standing_change_once_per_place: {
    code: 'moved-meanwhile',
    message: 'Somebody moved this application at the same moment: look at it again',
  },
});

/** Who asks for what: drafted, submitted, read, and what became of it. */
@Module({
  imports: [OrganisationsModule, RoundsModule],
  controllers: [
    ApplicationsController,
    StartingController,
    TaskListController,
    SectionController,
    SubmissionController,
    ReceiptController,
    RoundsBoardController,
    AdjustmentsController,
    DeadlineController,
    EqualityCountsController,
    EqualityController,
    IneligibilityController,
    MessagesController,
    TypingInController,
    OverviewController,
    ReopeningController,
    SentPdfController,
    WithdrawalController,
    AskingController, // `clarifications/new` before `clarifications/:number`
    ClosingController,
    AnsweringController,
  ],
  providers: [
    ApplicationAccess,
    Adjustments,
    AdjustmentRecording,
    Clarifications,
    Clarifying,
    Deadlines,
    Extending,
    Equality,
    EqualityGiving,
    Messages,
    Messaging,
    DraftHands,
    OrganisationsToChoose,
    TypingIn,
    Around,
    HistoryOfApplication,
    StandingChanging,
    StandingChanges,
    Standings,
    Submissions,
    Applications,
    ApplicationOutcomes,
    ApplicationPaper,
    DraftFactsQueries,
    Drafting,
    Drafts,
    RoundsBoard,
    Starting,
    Submission,
  ],
  exports: [
    AdjustmentRecording,
    Clarifications,
    Clarifying,
    Deadlines,
    Extending,
    EqualityGiving,
    Messages,
    Messaging,
    TypingIn,
    HistoryOfApplication,
    StandingChanging,
    StandingChanges,
    Standings,
    Applications,
    ApplicationOutcomes,
    ApplicationPaper,
    Drafting,
    RoundsBoard,
    Starting,
    Submission,
  ],
})
export class ApplicationsModule {}
