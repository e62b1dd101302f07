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
import { Agendas } from './agenda/agendas.queries.js';
import { ChangesController } from './agenda/live/changes.controller.js';
import { RoundsOfActs } from './agenda/live/rounds-of-acts.queries.js';
import { Viewers } from './agenda/live/viewers.service.js';
import { AgendaOrders } from './agenda/order/agenda-orders.queries.js';
import { OrderController } from './agenda/order/order.controller.js';
import { Ordering } from './agenda/order/ordering.service.js';
import { ProposalsController } from './agenda/proposals/proposals.controller.js';
import { Proposals } from './agenda/proposals/proposals.queries.js';
import { Proposing } from './agenda/proposals/proposing.service.js';
import { AwardPlans } from './award-plans.queries.js';
import { Awards } from './awards.queries.js';
import { DecisionController } from './decision/decision.controller.js';
import { DecisionFactsQueries } from './decision/decision-facts.queries.js';
import { DecisionRecords } from './decision/decision-records.queries.js';
import { Decisions } from './decision/decision.service.js';
import { RoundMoney } from './decision/round-money.queries.js';
import { FeedbackController } from './feedback/feedback.controller.js';
import { Feedback } from './feedback/feedback.service.js';
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
import { TrusteeRefusalController } from './trustee-refusal/trustee-refusal.controller.js';
import { TrusteeRefusals } from './trustee-refusal/trustee-refusals.queries.js';
import { TrusteeRefusing } from './trustee-refusal/trustee-refusing.service.js';
import { UrgentDecisionController } from './urgent/urgent-decision.controller.js';
import { EarlierAwards } from './grants-of-organisation/earlier-awards.queries.js';
import { GrantsOfOrganisationController } from './grants-of-organisation/grants-of-organisation.controller.js';
import { OfferController } from './offer/offer.controller.js';
import { PanelReaders } from './panel-readers.queries.js';
import { OutcomesController } from './release/outcomes.controller.js';
import { Outcomes } from './release/outcomes.queries.js';
import { ReleaseAccess } from './release/release-access.queries.js';
import { Releasing } from './release/releasing.service.js';
import { Telling } from './release/telling.service.js';

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
    OrderController,
    ProposalsController,
    ChangesController,
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
    OutcomesController,
    FeedbackController,
    OfferController,
    AcceptanceController,
    TrusteeRefusalController,
    GivingBackController,
    GrantsOfOrganisationController,
  ],
  providers: [
    Awards,
    EarlierAwards,
    AwardPlans,
    PanelReaders,
    ...[Agendas, AgendaOrders, Ordering, Proposals, Proposing, RoundsOfActs, Viewers],
    DecisionRecords,
    DecisionFactsQueries,
    Decisions,
    Settling,
    Telling,
    Outcomes,
    ReleaseAccess,
    Releasing,
    Feedback,
    TrusteeRefusals,
    TrusteeRefusing,
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
    ...[Ordering, Proposing],
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
    Outcomes,
    ReleaseAccess,
    Releasing,
    Feedback,
    TrusteeRefusals,
    TrusteeRefusing,
    Acceptance,
    GivingBack,
  ],
})
export class AwardsModule {}
