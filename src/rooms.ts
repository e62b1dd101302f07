import { ApplicationsModule } from './applications/applications.module.js';
import { EarlierAwardsModule } from './awards/earlier-awards/earlier-awards.module.js';
import { FundsModule } from './funds/funds.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PeopleModule } from './people/people.module.js';
import { ReportingModule } from './reporting/reporting.module.js';
import { RoundsModule } from './rounds/rounds.module.js';

/** The rooms, in the order of a grant's life. */
export const rooms = [
  PeopleModule,
  OrganisationsModule,
  FundsModule,
  RoundsModule,
  ApplicationsModule,
  EarlierAwardsModule,
  ReportingModule,
];
