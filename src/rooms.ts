import { ApplicationsModule } from './applications/applications.module.js';
import { AwardsModule } from './awards/awards.module.js';
import { EarlierAwardsModule } from './awards/earlier-awards/earlier-awards.module.js';
import { CorrespondenceModule } from './correspondence/correspondence.module.js';
import { FundsModule } from './funds/funds.module.js';
import { MonitoringModule } from './monitoring/monitoring.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PanelsModule } from './panels/panels.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { PeopleModule } from './people/people.module.js';
import { PlacesModule } from './places/places.module.js';
import { ProofModule } from './proof/proof.module.js';
import { ReconciliationModule } from './reconciliation/reconciliation.module.js';
import { ReportingModule } from './reporting/reporting.module.js';
import { RoundsModule } from './rounds/rounds.module.js';
import { UpkeepModule } from './upkeep/upkeep.module.js';

/** The rooms, in the order of a grant's life. */
export const rooms = [
  PeopleModule,
  PlacesModule,
  OrganisationsModule,
  FundsModule,
  RoundsModule,
  ApplicationsModule,
  PanelsModule,
  AwardsModule,
  EarlierAwardsModule,
  PaymentsModule,
  MonitoringModule,
  ReconciliationModule,
  CorrespondenceModule,
  ReportingModule,
  ProofModule,
  UpkeepModule,
];
