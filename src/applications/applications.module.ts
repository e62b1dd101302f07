import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { ApplicationsController } from './applications.controller.js';
import { Applications } from './applications.queries.js';
import { RoundsBoardController } from './board/rounds-board.controller.js';
import { RoundsBoard } from './board/rounds-board.queries.js';
import { Certificates } from './certification/certificates.queries.js';
import { CertificationController } from './certification/certification.controller.js';
import { Certifying } from './certification/certification.service.js';
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
  ],
  providers: [
    Applications,
    ApplicationOutcomes,
    ApplicationPaper,
    Certificates,
    Certifying,
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
    Drafting,
    FilesAdding,
    PaperFiles,
    RoundsBoard,
    Starting,
    Submission,
  ],
})
export class ApplicationsModule {}
