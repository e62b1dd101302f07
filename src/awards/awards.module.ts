import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { FundsModule } from '../funds/funds.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PanelsModule } from '../panels/panels.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { AcceptanceController } from './acceptance/acceptance.controller.js';
import { Acceptance } from './acceptance/acceptance.service.js';
import { AgendaController } from './agenda/agenda.controller.js';
import { AwardPlans } from './award-plans.queries.js';
import { Awards } from './awards.queries.js';
import { DecisionController } from './decision/decision.controller.js';
import { DecisionFactsQueries } from './decision/decision-facts.queries.js';
import { DecisionRecords } from './decision/decision-records.queries.js';
import { Decisions } from './decision/decision.service.js';
import { RoundMoney } from './decision/round-money.queries.js';
import { GivingBackController } from './giving-back/giving-back.controller.js';
import { GivingBack } from './giving-back/giving-back.service.js';
import { EarlierAwards } from './grants-of-organisation/earlier-awards.queries.js';
import { GrantsOfOrganisationController } from './grants-of-organisation/grants-of-organisation.controller.js';
import { OfferController } from './offer/offer.controller.js';
import { PanelReaders } from './panel-readers.queries.js';

nameConstraints({
  decision_once_per_application: {
    code: 'already-decided',
    message: 'This bid has already been decided, and a decision is made once',
  },
});

/** What the panel decided to give: committed, offered, accepted. */
@Module({
  imports: [
    LedgerModule,
    OrganisationsModule,
    FundsModule,
    RoundsModule,
    ApplicationsModule,
    PanelsModule,
  ],
  controllers: [
    AgendaController,
    DecisionController,
    OfferController,
    AcceptanceController,
    GivingBackController,
    GrantsOfOrganisationController,
  ],
  providers: [
    Awards,
    EarlierAwards,
    AwardPlans,
    PanelReaders,
    DecisionRecords,
    DecisionFactsQueries,
    Decisions,
    RoundMoney,
    Acceptance,
    GivingBack,
  ],
  exports: [
    Awards,
    AwardPlans,
    PanelReaders,
    DecisionRecords,
    Decisions,
    RoundMoney,
    Acceptance,
    GivingBack,
  ],
})
export class AwardsModule {}
