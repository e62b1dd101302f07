import { Certificate } from './applications/certification/certificate.entity.js';
import { ReasonableAdjustment } from './applications/adjustments/reasonable-adjustment.entity.js';
import { ClarificationReply } from './applications/clarification/clarification-reply.entity.js';
import { Clarification } from './applications/clarification/clarification.entity.js';
import { DeadlineExtension } from './applications/deadline/deadline-extension.entity.js';
import { EqualityAnswer } from './applications/equality/equality-answer.entity.js';
import { EqualityGiven } from './applications/equality/equality-given.entity.js';
import { ApplicationMessage } from './applications/messages/application-message.entity.js';
import { MessageReading } from './applications/messages/message-reading.entity.js';
import { OnBehalf } from './applications/on-behalf/on-behalf.entity.js';
import { StandingChange } from './applications/standing/standing-change.entity.js';
import { SentSubmission } from './applications/submission/sent-submission.entity.js';
import { Application } from './applications/application.entity.js';
import { ApplicationCheck } from './applications/checks/application-check.entity.js';
import { ApplicationText } from './applications/checks/duplicates/application-text.entity.js';
import { Likeness } from './applications/checks/duplicates/likeness.entity.js';
import { ApplicationFile } from './applications/files/application-file.entity.js';
import { FormMove } from './applications/form-change/form-move.entity.js';
import { AnswerSave } from './applications/drafting/answer-save.entity.js';
import { RivalAnswer } from './applications/drafting/rivals/rival-answer.entity.js';
import { KeptEligibility } from './applications/starting/eligibility/kept-eligibility.entity.js';
import { AgendaOrder } from './awards/agenda/order/agenda-order.entity.js';
import { ProposalPart } from './awards/agenda/proposals/proposal-part.entity.js';
import { Proposal } from './awards/agenda/proposals/proposal.entity.js';
import { AwardSignature } from './awards/acceptance/award-signature.entity.js';
import { AwardAgreement } from './awards/agreement/award-agreement.entity.js';
import { AgreementTerms } from './awards/agreement/terms/agreement-terms.entity.js';
import { Award } from './awards/award.entity.js';
import { AwardConditionAct } from './awards/conditions/award-condition-act.entity.js';
import { AwardCondition } from './awards/conditions/award-condition.entity.js';
import { OfferAct } from './awards/offer/offer-act.entity.js';
import { Appeal } from './awards/appeals/appeal.entity.js';
import { AppealTerm } from './awards/appeals/appeal-term.entity.js';
import { AwardEnding } from './awards/ending/award-ending.entity.js';
import { AwardHold } from './awards/hold/award-hold.entity.js';
import { AwardTransfer } from './awards/transfer/award-transfer.entity.js';
import { AwardVariation } from './awards/variation/award-variation.entity.js';
import { VariationLimit } from './awards/variation-limits/variation-limit.entity.js';
import { DecisionPart } from './awards/decision/decision-part.entity.js';
import { TrusteeRefusal } from './awards/trustee-refusal/trustee-refusal.entity.js';
import { DecisionWords } from './awards/feedback/decision-words.entity.js';
import { DecisionVote } from './awards/decision/decision-vote.entity.js';
import { Decision } from './awards/decision/decision.entity.js';
import { MinutesAmendment } from './awards/minutes/minutes-amendment.entity.js';
import { MinutesConfirmation } from './awards/minutes/minutes-confirmation.entity.js';
import { IssuedMinutes } from './awards/minutes/minutes.entity.js';
import { ParentAnswer } from './awards/parent-body/parent-answer.entity.js';
import { GivenBallotAnswer } from './awards/ratification/ballot-answer.entity.js';
import { Ballot } from './awards/ratification/ballot.entity.js';
import { RatificationText } from './awards/ratification/ratification-text.entity.js';
import { RatificationOfDecision } from './awards/ratification/ratification.entity.js';
import { EarlierAward } from './awards/earlier-awards/earlier-award.entity.js';
import { AgreementChange } from './funds/agreement/agreement-change.entity.js';
import { FundDocument } from './funds/documents/fund-document.entity.js';
import { DutyFulfilment } from './funds/duties/duty-fulfilment.entity.js';
import { ReportingDuty } from './funds/duties/reporting-duty.entity.js';
import { FundPayment } from './funds/fund-payment.entity.js';
import { InterestSharing } from './funds/interest-sharing/interest-sharing.entity.js';
import { PublicationHold } from './funds/publication-hold/publication-hold.entity.js';
import { FundReservation } from './funds/reservation/fund-reservation.entity.js';
import { Tranche } from './funds/tranches/tranche.entity.js';
import { FundTransfer } from './funds/transfer/transfer.entity.js';
import { BankAccount } from './funds/bank-account.entity.js';
import { Fund } from './funds/fund.entity.js';
import { Receipt } from './funds/receipt.entity.js';
import { Clawback } from './monitoring/clawback/clawback.entity.js';
import { ClawbackPart } from './monitoring/clawback/clawback-part.entity.js';
import { AwardClosure } from './monitoring/closure/award-closure.entity.js';
import { ReturnComment } from './monitoring/comments/return-comment.entity.js';
import { ReturnDueChange } from './monitoring/due-date/return-due-change.entity.js';
import { ReminderOff } from './correspondence/reminders/preferences/reminder-off.entity.js';
import { Reminder } from './correspondence/reminders/reminder.entity.js';
import { ReminderTiming } from './correspondence/reminders/timing/reminder-timing.entity.js';
import { MonitoringReturn } from './monitoring/monitoring-return.entity.js';
import { ReturnNews } from './monitoring/news/return-news.entity.js';
import { ReturnPreference } from './monitoring/news/return-preference.entity.js';
import { ReturnReading } from './monitoring/news/return-reading.entity.js';
import { IndicatorTarget } from './monitoring/indicators/agreeing/indicator-target.entity.js';
import { IndicatorChoice } from './monitoring/indicators/choosing/indicator-choice.entity.js';
import { Indicator } from './monitoring/indicators/indicator.entity.js';
import { AwardNote } from './monitoring/notes/award-note.entity.js';
import { FollowUp } from './monitoring/notes/follow-up.entity.js';
import { ReturnPack } from './monitoring/pack/return-pack.entity.js';
import { ReturnReview } from './monitoring/review/return-review.entity.js';
import { GivenBankDetails } from './organisations/bank-details/bank-details.entity.js';
import { BankDetailsCheck } from './organisations/bank-details/checking/bank-details-check.entity.js';
import { ConfirmationOfPayee } from './organisations/bank-details/confirmation/confirmation-of-payee.entity.js';
import { BankDetailsEvidence } from './organisations/bank-details/evidence/bank-details-evidence.entity.js';
import { EvidenceLookedAt } from './organisations/bank-details/evidence/evidence-looked-at.entity.js';
import { OrganisationDocument } from './organisations/documents/organisation-document.entity.js';
import { ContactChange } from './organisations/contacts/contact-change.entity.js';
import { ContactInvitation } from './organisations/contacts/contact-invitation.entity.js';
import { OrganisationIdentifier } from './organisations/identifiers/organisation-identifier.entity.js';
import { OrganisationDistinction } from './organisations/merging/distinction/organisation-distinction.entity.js';
import { OrganisationMerge } from './organisations/merging/organisation-merge.entity.js';
import { OrganisationCheck } from './organisations/checks/organisation-check.entity.js';
import { Flag } from './organisations/flags/flag.entity.js';
import { LookUp } from './organisations/look-ups/look-up.entity.js';
import { Organisation } from './organisations/organisation.entity.js';
import { GiftOffer } from './panels/gifts/gift-offer.entity.js';
import { InterestEnding } from './panels/register/interest-ending.entity.js';
import { RegisterConfirmation } from './panels/register/register-confirmation.entity.js';
import { RegisteredInterest } from './panels/register/registered-interest.entity.js';
import { Declaration } from './panels/interests/declaration.entity.js';
import { InterestDismissal } from './panels/interests/dismissal/interest-dismissal.entity.js';
import { SetInterest } from './panels/interests/setting/set-interest.entity.js';
import { Attendance } from './panels/meetings/attendance.entity.js';
import { MeetingChange } from './panels/meetings/changing/meeting-change.entity.js';
import { Meeting } from './panels/meetings/meeting.entity.js';
import { MeetingPaper } from './panels/meetings/papers/meeting-paper.entity.js';
import { Agency } from './panels/membership/agency.entity.js';
import { Panel } from './panels/membership/panel.entity.js';
import { Seat } from './panels/membership/seat.entity.js';
import { Substitute } from './panels/meetings/substitutes/substitute.entity.js';
import { OfficeTerm } from './panels/offices/office-term.entity.js';
import { PanelRuleVersion } from './panels/rule/panel-rule.entity.js';
import { Assignment } from './panels/assignment/assignment.entity.js';
import { SheetDraft } from './panels/scoring/drafting/sheet-draft.entity.js';
import { ScoreSheet } from './panels/scoring/score-sheet.entity.js';
import { ModeratedScore } from './panels/moderation/moderated-score.entity.js';
import { Score } from './panels/scoring/score.entity.js';
import { GrantReturn } from './payments/grant-return/grant-return.entity.js';
import { BankFileChoice } from './payments/bank-file/bank-file-choice.entity.js';
import { PaymentFile } from './payments/bank-file/payment-file.entity.js';
import { FundPaymentLimit } from './payments/limits/payment-limit.entity.js';
import { PaymentRunItem } from './payments/payment-run-item.entity.js';
import { PaymentRun } from './payments/payment-run.entity.js';
import { AwardPlanPart } from './awards/plan/award-plan-part.entity.js';
import { AwardPlanVersion } from './awards/plan/award-plan.entity.js';
import { RoundPart } from './rounds/payment-plan/round-part.entity.js';
import { AskedBack } from './payments/asked-back/asked-back.entity.js';
import { PaymentGate } from './payments/gates/payment-gate.entity.js';
import { Instalment } from './payments/instalment.entity.js';
import { HeldForm } from './people/held-forms/held-form.entity.js';
import { Person } from './people/person.entity.js';
import { PersonRole } from './people/roles/person-role.entity.js';
import { SignInToken } from './people/sign-in/sign-in-token.entity.js';
import { Postcode } from './places/postcode.entity.js';
import { Ward } from './places/ward.entity.js';
import { AuditEvent } from './platform/audit/audit-event.entity.js';
import { StoredFile } from './platform/files/stored-file.entity.js';
import { StoredPiece } from './platform/files/stored-piece.entity.js';
import { MailBounce } from './platform/mail/bounces/mail-bounce.entity.js';
import { MailEvent } from './platform/mail/mail-event.entity.js';
import { MailMessage } from './platform/mail/mail-message.entity.js';
import { LetterHolding } from './platform/mail/wording/letter-holding.entity.js';
import { LetterVersion } from './platform/mail/wording/letter-version.entity.js';
import { OutboxMessage } from './platform/outbox/outbox.entity.js';
import { Verified } from './proof/verification.entity.js';
import { BankLine } from './reconciliation/bank-line.entity.js';
import { BankLineMark } from './reconciliation/bank-line-mark.entity.js';
import { BankMatchPart } from './reconciliation/bank-match-part.entity.js';
import { BankMatch } from './reconciliation/bank-match.entity.js';
import { BankRule } from './reconciliation/bank-rules/bank-rule.entity.js';
import { Reconciliation } from './reconciliation/month/reconciliation.entity.js';
import { BankStatement } from './reconciliation/bank-statement.entity.js';
import { TypedBalance } from './reconciliation/typed-balance/typed-balance.entity.js';
import { StatementLayout } from './reconciliation/statement-import/layout/statement-layout.entity.js';
import { StatementUpload } from './reconciliation/statement-import/upload/statement-upload.entity.js';
import { BudgetChange } from './rounds/budget/budget-change.entity.js';
import { Criterion } from './rounds/criterion.entity.js';
import { FormTrial } from './rounds/form-building/trials/form-trial.entity.js';
import { FormVersion } from './rounds/form-version.entity.js';
import { RoundInvitation } from './applications/inviting/round-invitation.entity.js';
import { RoundFund } from './rounds/round-fund.entity.js';
import { RoundEligibility } from './rounds/eligibility/eligibility-questions.entity.js';
import { RoundWords } from './rounds/words/round-words.entity.js';
import { Round } from './rounds/round.entity.js';
import { QueueAlarm } from './upkeep/alarm/queue-alarm.entity.js';
import { JobVerdict } from './upkeep/verdict/job-verdict.entity.js';
import { StoryConsent } from './monitoring/consent/story-consent.entity.js';
import { ReturnAnswerSave } from './monitoring/drafting/return-answer-save.entity.js';
import { ReturnRivalAnswer } from './monitoring/drafting/return-rival-answer.entity.js';
import { ReturnFile } from './monitoring/files/return-file.entity.js';
import { ReturnSent } from './monitoring/submission/return-sent.entity.js';
import { ReturnFormVersion } from './rounds/return-forms/return-form-version.entity.js';

/** Everything that is stored, in the order of a grant's life. */
export const entities = [
  OutboxMessage,
  MailMessage,
  MailEvent,
  MailBounce,
  LetterVersion,
  LetterHolding,
  AuditEvent,
  StoredFile,
  StoredPiece,
  HeldForm,
  Person,
  PersonRole,
  SignInToken,
  Postcode,
  Ward,
  Organisation,
  OrganisationDocument,
  OrganisationIdentifier,
  ContactInvitation,
  ContactChange,
  OrganisationDistinction,
  OrganisationMerge,
  GivenBankDetails,
  BankDetailsCheck,
  BankDetailsEvidence,
  EvidenceLookedAt,
  ConfirmationOfPayee,
  Flag,
  LookUp,
  OrganisationCheck,
  Fund,
  BankAccount,
  AgreementChange,
  ReportingDuty,
  DutyFulfilment,
  FundDocument,
  Tranche,
  Receipt,
  InterestSharing,
  FundPayment,
  FundTransfer,
  FundReservation,
  PublicationHold,
  Round,
  RoundFund,
  RoundInvitation,
  RoundWords,
  RoundEligibility,
  BudgetChange,
  Criterion,
  RoundPart,
  FormVersion,
  ReturnFormVersion,
  FormTrial,
  Application,
  ApplicationFile,
  Certificate,
  ApplicationCheck,
  ApplicationText,
  Likeness,
  SentSubmission,
  StandingChange,
  DeadlineExtension,
  OnBehalf,
  ApplicationMessage,
  MessageReading,
  Clarification,
  ClarificationReply,
  ReasonableAdjustment,
  EqualityAnswer,
  EqualityGiven,
  FormMove,
  AnswerSave,
  RivalAnswer,
  KeptEligibility,
  Agency,
  Panel,
  PanelRuleVersion,
  Seat,
  OfficeTerm,
  RegisteredInterest,
  InterestEnding,
  RegisterConfirmation,
  GiftOffer,
  Declaration,
  SetInterest,
  InterestDismissal,
  ScoreSheet,
  Score,
  ModeratedScore,
  SheetDraft,
  Assignment,
  Meeting,
  MeetingChange,
  MeetingPaper,
  Attendance,
  Substitute,
  Decision,
  DecisionPart,
  DecisionVote,
  DecisionWords,
  TrusteeRefusal,
  RatificationOfDecision,
  RatificationText,
  Ballot,
  GivenBallotAnswer,
  IssuedMinutes,
  MinutesAmendment,
  MinutesConfirmation,
  ParentAnswer,
  AgendaOrder,
  Proposal,
  ProposalPart,
  Award,
  AgreementTerms,
  AwardAgreement,
  AwardSignature,
  AwardCondition,
  AwardConditionAct,
  OfferAct,
  AwardPlanVersion,
  AwardPlanPart,
  AwardHold,
  AwardVariation,
  VariationLimit,
  AwardEnding,
  AwardTransfer,
  Appeal,
  AppealTerm,
  EarlierAward,
  Instalment,
  PaymentGate,
  FundPaymentLimit,
  PaymentRun,
  PaymentRunItem,
  PaymentFile,
  BankFileChoice,
  AskedBack,
  GrantReturn,
  MonitoringReturn,
  ReturnAnswerSave,
  ReturnRivalAnswer,
  ReturnFile,
  ReturnSent,
  StoryConsent,
  ...[ReturnReview, ReturnDueChange, ReturnPack, ReturnNews],
  ...[ReturnPreference, ReturnReading, ReturnComment],
  ...[Indicator, IndicatorChoice, IndicatorTarget],
  ...[AwardNote, FollowUp, Clawback, ClawbackPart, AwardClosure],
  Reminder,
  ReminderTiming,
  ReminderOff,
  BankStatement,
  BankLine,
  BankRule,
  BankMatch,
  StatementLayout,
  StatementUpload,
  BankMatchPart,
  BankLineMark,
  TypedBalance,
  Reconciliation,
  Verified,
  JobVerdict,
  QueueAlarm,
];
