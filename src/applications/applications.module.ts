import { Module } from '@nestjs/common';
import { CHECKED_MEANWHILE } from '../organisations/checks/check.rules.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { PlacesModule } from '../places/places.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { ApplicationsController } from './applications.controller.js';
import { Applications } from './applications.queries.js';
import { ClosingDrafts } from './closing-drafts.queries.js';
import { RoundApplications } from './board/round-applications.queries.js';
import { RoundsBoardController } from './board/rounds-board.controller.js';
import { RoundsBoard } from './board/rounds-board.queries.js';
import { Certificates } from './certification/certificates.queries.js';
import { CertificationController } from './certification/certification.controller.js';
import { Certifying } from './certification/certification.service.js';
import { ApplicationChecking } from './checks/application-checking.service.js';
import { ApplicationChecksController } from './checks/application-checks.controller.js';
import { ApplicationFlags } from './checks/application-flags.queries.js';
import { CheckFacts } from './checks/check-facts.queries.js';
import { CheckPages } from './checks/check-pages.queries.js';
import { CheckReaders } from './checks/check-readers.queries.js';
import { CheckStandings } from './checks/check-standings.queries.js';
import { CheckController } from './checks/check.controller.js';
import { ChecksBoardController } from './checks/checks-board.controller.js';
import { ChecksBoard } from './checks/checks-board.queries.js';
import { LikenessFinding } from './checks/duplicates/likeness-finding.service.js';
import { LikenessSearch } from './checks/duplicates/likeness-search.service.js';
import { LikenessesController } from './checks/duplicates/likenesses.controller.js';
import { Likenesses } from './checks/duplicates/likenesses.queries.js';
import { PassingController } from './checks/passing/passing.controller.js';
import { Passing } from './checks/passing/passing.service.js';
import { DraftFactsQueries } from './draft-facts.queries.js';
import { AutosaveController } from './drafting/autosave.controller.js';
import { Drafting } from './drafting/drafting.service.js';
import { Drafts } from './drafting/drafts.queries.js';
import { SectionController } from './drafting/section.controller.js';
import { TaskListController } from './drafting/task-list.controller.js';
import { FilesAddingController } from './files/adding/files-adding.controller.js';
import { FilesAdding } from './files/adding/files-adding.service.js';
import { FilesAnswering } from './files/answering.service.js';
import { ApplicationFiles } from './files/application-files.queries.js';
import { OwnFilesController } from './files/own-files.controller.js';
import { OwnFiles } from './files/own-files.queries.js';
import { PaperFiles } from './files/paper-files.queries.js';
import { FileRemovalController } from './files/removal/file-removal.controller.js';
import { FileRemoval } from './files/removal/file-removal.service.js';
import { FormChangeController } from './form-change/form-change.controller.js';
import { FormChange } from './form-change/form-change.service.js';
import { FormDrafts } from './form-change/form-drafts.queries.js';
import { ApplicationOutcomes } from './outcomes/application-outcomes.service.js';
import { OwnApplications } from './own-applications.queries.js';
import { ApplicationPaper } from './paper/application-paper.queries.js';
import { WrittenAnswersQueries } from './paper/written-answers.queries.js';
import { KeptEligibilityController } from './starting/eligibility/kept-eligibility.controller.js';
import { KeptEligibilityQueries } from './starting/eligibility/kept-eligibility.queries.js';
import { InvitationWithdrawalController } from './inviting/invitation-withdrawal.controller.js';
import { Invitations } from './inviting/invitations.queries.js';
import { InvitingController } from './inviting/inviting.controller.js';
import { Inviting } from './inviting/inviting.service.js';
import { StartingController } from './starting/starting.controller.js';
import { Starting } from './starting/starting.service.js';
import { ReceiptController } from './submission/receipt.controller.js';
import { SubmissionController } from './submission/submission.controller.js';
import { Submission } from './submission/submission.service.js';
import { AskedForQueries } from './asked-for.queries.js';
import { ApplicationAccess } from './application-access.queries.js';
import { AdjustmentsController } from './adjustments/adjustments.controller.js';
import { Adjustments } from './adjustments/adjustments.queries.js';
import { AdjustmentRecording } from './adjustments/adjustments.service.js';
import { AnsweringController } from './clarification/answering.controller.js';
import { AskingController } from './clarification/asking.controller.js';
import { Clarifications } from './clarification/clarifications.queries.js';
import { Clarifying } from './clarification/clarifying.service.js';
import { ClosingController } from './clarification/closing.controller.js';
import { AskedCosts } from './costs/asked-costs.queries.js';
import { PlannedFiguresQueries } from './costs/planned-figures.queries.js';
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

nameConstraints({ application_check_in_turn: CHECKED_MEANWHILE });

nameConstraints({
  application_submitted_keeps_its_form: {
    code: 'submitted-keeps-its-form',
    message: 'What is submitted keeps the questions that it answered',
  },
  application_form_is_published: {
    code: 'form-not-published',
    message: 'This form is not published yet',
  },
});

/** Who asks for what: drafted, submitted, read, and what became of it. */
@Module({
  imports: [PlacesModule, OrganisationsModule, RoundsModule],
  controllers: [
    ApplicationsController,
    StartingController,
    InvitingController,
    InvitationWithdrawalController,
    KeptEligibilityController,
    TaskListController,
    SectionController,
    AutosaveController,
    FilesAddingController,
    FileRemovalController,
    OwnFilesController,
    SubmissionController,
    CertificationController,
    ReceiptController,
    RoundsBoardController,
    ChecksBoardController,
    PassingController,
    ApplicationChecksController,
    CheckController,
    LikenessesController,
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
    FormChangeController,
  ],
  providers: [
    ApplicationAccess,
    ClosingDrafts,
    WrittenAnswersQueries,
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
    AskedCosts,
    PlannedFiguresQueries,
    ApplicationOutcomes,
    ApplicationPaper,
    Certificates,
    Certifying,
    ApplicationChecking,
    ApplicationFlags,
    CheckFacts,
    CheckPages,
    CheckReaders,
    CheckStandings,
    ChecksBoard,
    Likenesses,
    LikenessFinding,
    LikenessSearch,
    Passing,
    DraftFactsQueries,
    ApplicationFiles,
    FilesAdding,
    FilesAnswering,
    FileRemoval,
    OwnFiles,
    PaperFiles,
    Drafting,
    Drafts,
    FormChange,
    FormDrafts,
    KeptEligibilityQueries,
    OwnApplications,
    RoundApplications,
    RoundsBoard,
    Invitations,
    Inviting,
    Starting,
    Submission,
    AskedForQueries,
  ],
  exports: [
    ClosingDrafts,
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
    ApplicationAccess,
    AskedForQueries,
    WrittenAnswersQueries,
    Applications,
    AskedCosts,
    PlannedFiguresQueries,
    ApplicationOutcomes,
    ApplicationPaper,
    Certifying,
    ApplicationChecking,
    ApplicationFlags,
    LikenessFinding,
    LikenessSearch,
    Drafting,
    FilesAdding,
    PaperFiles,
    FormChange,
    FormDrafts,
    RoundsBoard,
    Invitations,
    Inviting,
    Starting,
    Submission,
    Submissions,
  ],
})
export class ApplicationsModule {}
