import { Module } from '@nestjs/common';
import { CHECKED_MEANWHILE } from '../organisations/checks/check.rules.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { ApplicationsController } from './applications.controller.js';
import { Applications } from './applications.queries.js';
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
import { ApplicationOutcomes } from './outcomes/application-outcomes.service.js';
import { ApplicationPaper } from './paper/application-paper.queries.js';
import { StartingController } from './starting/starting.controller.js';
import { Starting } from './starting/starting.service.js';
import { ReceiptController } from './submission/receipt.controller.js';
import { SubmissionController } from './submission/submission.controller.js';
import { Submission } from './submission/submission.service.js';

nameConstraints({ application_check_in_turn: CHECKED_MEANWHILE });

/** Who asks for what: drafted, submitted, read, and what became of it. */
@Module({
  imports: [OrganisationsModule, RoundsModule],
  controllers: [
    ApplicationsController,
    StartingController,
    TaskListController,
    SectionController,
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
  ],
  providers: [
    Applications,
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
    RoundsBoard,
    Starting,
    Submission,
  ],
  exports: [
    Applications,
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
    RoundsBoard,
    Starting,
    Submission,
  ],
})
export class ApplicationsModule {}
