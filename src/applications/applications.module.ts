import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { Applications } from './applications.queries.js';
import { DraftFactsQueries } from './draft-facts.queries.js';
import { Drafting } from './drafting/drafting.service.js';
import { Drafts } from './drafting/drafts.queries.js';
import { ApplicationOutcomes } from './outcomes/application-outcomes.service.js';
import { ApplicationPaper } from './paper/application-paper.queries.js';
import { Starting } from './starting/starting.service.js';
import { Submission } from './submission/submission.service.js';

/** Who asks for what: drafted, submitted, read, and what became of it. */
@Module({
  imports: [OrganisationsModule, RoundsModule],
  controllers: [],
  providers: [
    Applications,
    ApplicationOutcomes,
    ApplicationPaper,
    DraftFactsQueries,
    Drafting,
    Drafts,
    Starting,
    Submission,
  ],
  exports: [Applications, ApplicationOutcomes, ApplicationPaper, Drafting, Starting, Submission],
})
export class ApplicationsModule {}
