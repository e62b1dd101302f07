import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { ApplicationsController } from './applications.controller.js';
import { Applications } from './applications.queries.js';
import { RoundApplications } from './board/round-applications.queries.js';
import { RoundsBoardController } from './board/rounds-board.controller.js';
import { RoundsBoard } from './board/rounds-board.queries.js';
import { DraftFactsQueries } from './draft-facts.queries.js';
import { Drafting } from './drafting/drafting.service.js';
import { Drafts } from './drafting/drafts.queries.js';
import { SectionController } from './drafting/section.controller.js';
import { TaskListController } from './drafting/task-list.controller.js';
import { ApplicationOutcomes } from './outcomes/application-outcomes.service.js';
import { OwnApplications } from './own-applications.queries.js';
import { ApplicationPaper } from './paper/application-paper.queries.js';
import { KeptEligibilityController } from './starting/eligibility/kept-eligibility.controller.js';
import { KeptEligibilityQueries } from './starting/eligibility/kept-eligibility.queries.js';
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
    KeptEligibilityController,
    TaskListController,
    SectionController,
    SubmissionController,
    ReceiptController,
    RoundsBoardController,
  ],
  providers: [
    Applications,
    ApplicationOutcomes,
    ApplicationPaper,
    DraftFactsQueries,
    Drafting,
    Drafts,
    KeptEligibilityQueries,
    OwnApplications,
    RoundApplications,
    RoundsBoard,
    Starting,
    Submission,
  ],
  exports: [
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
