import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { FundsModule } from '../funds/funds.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PanelsModule } from '../panels/panels.module.js';
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
import { Settling } from './decision/settling.service.js';
import { MeetingPapersController } from './minutes/meeting-papers.controller.js';
import { MinutesAmendingController } from './minutes/amending.controller.js';
import { MinutesAmending } from './minutes/amending.service.js';
import { MinutesConfirmingController } from './minutes/confirming.controller.js';
import { MinutesConfirming } from './minutes/confirming.service.js';
import { MinutesIssuingController } from './minutes/issuing.controller.js';
import { MinutesIssuing } from './minutes/issuing.service.js';
import { MinutesController } from './minutes/minutes.controller.js';
import { MinutesFactsQueries } from './minutes/minutes-facts.queries.js';
import { MinutesReading } from './minutes/minutes-reading.queries.js';
import { MinutesRecords } from './minutes/minutes-records.queries.js';
import { ParentAnswerController } from './parent-body/parent-answer.controller.js';
import { ParentAnswering } from './parent-body/parent-answering.service.js';
import { AmendingController } from './ratification/amending.controller.js';
import { RatificationAmending } from './ratification/amending.service.js';
import { AnsweringController } from './ratification/answering.controller.js';
import { Answering } from './ratification/answering.service.js';
import { RatificationClosing } from './ratification/closing.service.js';
import { RatificationOpening } from './ratification/opening.service.js';
import { RatificationAccess } from './ratification/ratification-access.queries.js';
import { RatificationController } from './ratification/ratification.controller.js';
import { RatificationFactsQueries } from './ratification/ratification-facts.queries.js';
import { Ballots } from './ratification/ballots.queries.js';
import { Ratifications } from './ratification/ratifications.queries.js';
import { VoidingController } from './ratification/voiding.controller.js';
import { UrgentDecisionController } from './urgent/urgent-decision.controller.js';
import { EarlierAwards } from './grants-of-organisation/earlier-awards.queries.js';
import { GrantsOfOrganisationController } from './grants-of-organisation/grants-of-organisation.controller.js';
import { OfferController } from './offer/offer.controller.js';
import { PanelReaders } from './panel-readers.queries.js';

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
    UrgentDecisionController,
    RatificationController,
    AnsweringController,
    AmendingController,
    VoidingController,
    ParentAnswerController,
    MeetingPapersController,
    MinutesController,
    MinutesIssuingController,
    MinutesAmendingController,
    MinutesConfirmingController,
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
    Settling,
    RatificationFactsQueries,
    RatificationOpening,
    RatificationAmending,
    RatificationClosing,
    RatificationAccess,
    Ratifications,
    Ballots,
    Answering,
    ParentAnswering,
    ...[MinutesFactsQueries, MinutesRecords, MinutesReading],
    ...[MinutesIssuing, MinutesAmending, MinutesConfirming],
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
    Ratifications,
    Ballots,
    RatificationAmending,
    RatificationClosing,
    Answering,
    ParentAnswering,
    MinutesReading,
    MinutesIssuing,
    MinutesAmending,
    MinutesConfirming,
    RoundMoney,
    Acceptance,
    GivingBack,
  ],
})
export class AwardsModule {}
