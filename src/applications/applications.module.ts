import { Module } from '@nestjs/common';
import { CHECKED_MEANWHILE } from '../organisations/checks/check.rules.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { ApplicationsController } from './applications.controller.js';
import { Applications } from './applications.queries.js';
import { RoundsBoardController } from './board/rounds-board.controller.js';
import { RoundsBoard } from './board/rounds-board.queries.js';
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
    SubmissionController,
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
    ApplicationChecking,
    ApplicationFlags,
    LikenessFinding,
    LikenessSearch,
    Drafting,
    RoundsBoard,
    Starting,
    Submission,
  ],
})
export class ApplicationsModule {}
