import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
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
import { FormChangeController } from './form-change/form-change.controller.js';
import { FormChange } from './form-change/form-change.service.js';
import { FormDrafts } from './form-change/form-drafts.queries.js';
import { ApplicationOutcomes } from './outcomes/application-outcomes.service.js';
import { ApplicationPaper } from './paper/application-paper.queries.js';
import { StartingController } from './starting/starting.controller.js';
import { Starting } from './starting/starting.service.js';
import { ReceiptController } from './submission/receipt.controller.js';
import { SubmissionController } from './submission/submission.controller.js';
import { Submission } from './submission/submission.service.js';

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
  imports: [OrganisationsModule, RoundsModule],
  controllers: [
    ApplicationsController,
    StartingController,
    TaskListController,
    SectionController,
    SubmissionController,
    ReceiptController,
    RoundsBoardController,
    FormChangeController,
  ],
  providers: [
    Applications,
    ApplicationOutcomes,
    ApplicationPaper,
    DraftFactsQueries,
    Drafting,
    Drafts,
    FormChange,
    FormDrafts,
    RoundsBoard,
    Starting,
    Submission,
  ],
  exports: [
    Applications,
    ApplicationOutcomes,
    ApplicationPaper,
    Drafting,
    FormChange,
    FormDrafts,
    RoundsBoard,
    Starting,
    Submission,
  ],
})
export class ApplicationsModule {}
