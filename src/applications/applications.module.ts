import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { Applications } from './applications.queries.js';
import { ApplicationOutcomes } from './outcomes/application-outcomes.service.js';

/** Who asks for what: drafted, submitted, read, and what became of it. */
@Module({
  imports: [OrganisationsModule, RoundsModule],
  controllers: [],
  providers: [Applications, ApplicationOutcomes],
  exports: [Applications, ApplicationOutcomes],
})
export class ApplicationsModule {}
