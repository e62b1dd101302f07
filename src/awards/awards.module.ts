import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { FundsModule } from '../funds/funds.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PanelsModule } from '../panels/panels.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { AcceptanceController } from './acceptance/acceptance.controller.js';
import { Acceptance } from './acceptance/acceptance.service.js';
import { Signatures } from './acceptance/signatures.queries.js';
import { SigningFactsQueries } from './acceptance/signing-facts.queries.js';
import { SignatureTakingBackController } from './acceptance/taking-back.controller.js';
import { SignatureTakingBack } from './acceptance/taking-back.service.js';
import { AgreementController } from './agreement/agreement.controller.js';
import { AgreementFactsQueries } from './agreement/agreement-facts.queries.js';
import { AgreementsReading } from './agreement/agreements.queries.js';
import { Agreements } from './agreement/agreements.service.js';
import { AgreementPreparationController } from './agreement/preparation/preparation.controller.js';
import { AgreementPreparing } from './agreement/preparation/preparing.service.js';
import { TermsController } from './agreement/terms/terms.controller.js';
import { GrantTerms } from './agreement/terms/terms.queries.js';
import { TermsWriting } from './agreement/terms/terms-writing.service.js';
import { AwardReaders } from './award-readers.queries.js';
import { ConditionController } from './conditions/condition.controller.js';
import { ConditionJudging } from './conditions/condition-judging.service.js';
import { Conditions } from './conditions/conditions.queries.js';
import { DecliningController } from './offer/ending/declining.controller.js';
import { OfferEnding } from './offer/ending/offer-ending.service.js';
import { OfferWithdrawalController } from './offer/ending/offer-withdrawal.controller.js';
import { OfferActs } from './offer/offer-acts.queries.js';
import { OfferFactsQueries } from './offer/offer-facts.queries.js';
import { OfferProlonging } from './offer/prolonging/offer-prolonging.service.js';
import { ProlongingController } from './offer/prolonging/prolonging.controller.js';
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
import { AwardBeginning } from './beginning/award-beginning.service.js';
import { AppealsController } from './appeals/appeals.controller.js';
import { AppealHandling } from './appeals/appeal-handling.service.js';
import { AppealRecording } from './appeals/appeal-recording.service.js';
import { AppealTerms } from './appeals/appeal-terms.service.js';
import { AppealSendingController } from './appeals/appeal-sending.controller.js';
import { AppealTermController } from './appeals/appeal-term.controller.js';
import { Appeals } from './appeals/appeals.queries.js';
import { AwardAccess } from './award-access.queries.js';
import { AwardFreeze } from './award-freeze.queries.js';
import { ChangesOfAwardController } from './changes/changes.controller.js';
import { AwardEndings } from './ending/award-endings.queries.js';
import { EndingController } from './ending/ending.controller.js';
import { Ending } from './ending/ending.service.js';
import { AwardHolds } from './hold/award-holds.queries.js';
import { HoldingController } from './hold/holding.controller.js';
import { Holding } from './hold/holding.service.js';
import { AwardTransfers } from './transfer/award-transfers.queries.js';
import { TransferSigningController } from './transfer/transfer-signing.controller.js';
import { TransferController } from './transfer/transfer.controller.js';
import { Transferring } from './transfer/transferring.service.js';
import { VariationAskingController } from './variation/asking.controller.js';
import { VariationAsking } from './variation/asking.service.js';
import { AwardTerms } from './variation/award-terms.queries.js';
import { VariationDeciding } from './variation/deciding.service.js';
import { VariationFactsQueries } from './variation/variation-facts.queries.js';
import { VariationController } from './variation/variation.controller.js';
import { Variations } from './variation/variations.queries.js';
import { VariationLimitsController } from './variation-limits/limits-setting.controller.js';
import { VariationLimitSetting } from './variation-limits/limits-setting.service.js';
import { VariationLimitsQueries } from './variation-limits/variation-limits.queries.js';
import { UnmetConditions } from './conditions/unmet-conditions.queries.js';
import { OffersEnding } from './offers-ending.queries.js';
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
import { BallotLetters } from './ratification/ballot-letters.queries.js';
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
import { AwardPlanController } from './plan/plan.controller.js';
import { AwardPlanSetting } from './plan/plan-setting.service.js';
import { PlanVersions } from './plan/plan-versions.queries.js';
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
    ...[AcceptanceController, SignatureTakingBackController],
    ...[AgreementPreparationController, AgreementController, TermsController],
    ConditionController,
    ...[DecliningController, OfferWithdrawalController, ProlongingController],
    AwardPlanController,
    TrusteeRefusalController,
    GivingBackController,
    GrantsOfOrganisationController,
    ChangesOfAwardController,
    HoldingController,
    VariationLimitsController,
    VariationAskingController, // `variations/new` before `variations/:number`
    VariationController,
    EndingController,
    ...[TransferController, TransferSigningController],
    ...[AppealTermController, AppealsController, AppealSendingController], // `appeals/term` before `appeals/:appealId`
  ],
  providers: [
    Awards,
    EarlierAwards,
    AwardPlans,
    ...[AwardPlanSetting, PlanVersions, AwardBeginning],
    OffersEnding,
    UnmetConditions,
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
    BallotLetters,
    Ratifications,
    Ballots,
    Answering,
    ParentAnswering,
    ...[MinutesFactsQueries, MinutesRecords, MinutesReading],
    ...[MinutesIssuing, MinutesAmending, MinutesConfirming],
    RoundMoney,
    ...[Acceptance, Signatures, SigningFactsQueries, SignatureTakingBack],
    ...[Agreements, AgreementsReading, AgreementFactsQueries, AgreementPreparing],
    ...[GrantTerms, TermsWriting, AwardReaders],
    ...[Conditions, ConditionJudging],
    ...[OfferActs, OfferFactsQueries, OfferEnding, OfferProlonging],
    GivingBack,
    ...[AwardAccess, AwardFreeze, AwardHolds, Holding],
    ...[VariationLimitsQueries, VariationLimitSetting, AwardTerms, Variations],
    ...[VariationFactsQueries, VariationAsking, VariationDeciding],
    ...[AwardEndings, Ending, AwardTransfers, Transferring],
    ...[Appeals, AppealTerms, AppealRecording, AppealHandling],
  ],
  exports: [
    Awards,
    ...[Signatures, OfferActs, OfferEnding],
    AwardPlans,
    AwardPlanSetting,
    AwardBeginning,
    OffersEnding,
    UnmetConditions,
    ...[PanelReaders, AwardReaders],
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
    ...[AwardAccess, AwardFreeze, AwardHolds, Holding],
    ...[VariationLimitsQueries, VariationLimitSetting, AwardTerms, Variations, VariationAsking],
    ...[VariationDeciding, AwardEndings, Ending, AwardTransfers, Transferring],
    ...[Appeals, AppealRecording, AppealHandling],
  ],
})
export class AwardsModule {}
