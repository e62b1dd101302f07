import { Processor } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import type {
  applicationSubmitted,
  clarificationAnswered,
  clarificationAsked,
  clarificationClosed,
  deadlineExtended,
  formOfDraftChanged,
  likenessesAsked,
  messageSent,
  organisationInvited,
  standingChanged,
} from './applications/applications.events.js';
import { LikenessSearch } from './applications/checks/duplicates/likeness-search.service.js';
import type {
  agreementChanged,
  applicationDeclined,
  awardAccepted,
  awardHalfAccepted,
  awardLapsed,
  awardOffered,
  awardRefused,
  awardWithdrawn,
  decisionForParent,
  minutesIssued,
  offerProlonged,
  ratificationEnded,
  ratificationSent,
} from './awards/awards.events.js';
import type {
  appealHanded,
  appealReceived,
  appealSettled,
} from './awards/appeals/appeals.events.js';
import type {
  awardEnded,
  awardHeld,
  awardResumed,
  awardTransferred,
  awardVaried,
  transferProposed,
  variationAsked,
  variationDeclined,
} from './awards/changes.events.js';
import { AppealLetters } from './correspondence/letters/appeal-letters.service.js';
import { ChangeLetters } from './correspondence/letters/change-letters.service.js';
import { ApplicationLetters } from './correspondence/letters/application-letters.service.js';
import { AskingLetters } from './correspondence/letters/asking-letters.service.js';
import { AwardLetters } from './correspondence/letters/award-letters.service.js';
import { OfferLetters } from './correspondence/letters/offer-letters.service.js';
import { OutcomeLetters } from './correspondence/letters/outcome-letters.service.js';
import { BankDetailsLetters } from './correspondence/letters/bank-details-letters.service.js';
import { FileLetters } from './correspondence/letters/file-letters.service.js';
import { ContactLetters } from './correspondence/letters/contact-letters.service.js';
import { FormLetters } from './correspondence/letters/form-letters.service.js';
import { MeetingLetters } from './correspondence/letters/meeting-letters.service.js';
import { MinutesLetters } from './correspondence/letters/minutes-letters.service.js';
import { PanelLetters } from './correspondence/letters/panel-letters.service.js';
import { PaymentLetters } from './correspondence/letters/payment-letters.service.js';
import { ReturnLetters } from './correspondence/letters/return-letters.service.js';
import { ClosureLetters } from './correspondence/letters/closure-letters.service.js';
import { ReviewLetters } from './correspondence/letters/review-letters.service.js';
import { RatificationLetters } from './correspondence/letters/ratification-letters.service.js';
import { StandingLetters } from './correspondence/letters/standing-letters.service.js';
import { Reminders } from './correspondence/reminders/reminders.service.js';
import { RoundReminders } from './correspondence/reminders/round-reminders.service.js';
import type {
  awardClosed,
  clawbackOpened,
  clawbackWrittenOff,
  returnDueChanged,
  returnQueried,
  returnReviewed,
  returnSubmitted,
} from './monitoring/monitoring.events.js';
import { ReturnPacks } from './monitoring/pack/return-packs.service.js';
import { VariedReturns } from './monitoring/varied/varied-returns.service.js';
import { ReturnPlanning } from './monitoring/planning/planning.service.js';
import { LookUps } from './organisations/look-ups/look-ups.service.js';
import type {
  bankDetailsGiven,
  bankDetailsSettled,
  contactChanged,
  contactInvited,
  lookUpAsked,
  organisationsMerged,
} from './organisations/organisations.events.js';
import type {
  instalmentNotAccepted,
  instalmentSent,
  paymentsToPlanAnew,
} from './payments/payments.events.js';
import { PaymentRefusing } from './payments/refusal/payment-refusing.service.js';
import { Schedule } from './payments/schedule/schedule.service.js';
import type { seatEnded } from './panels/membership/membership.events.js';
import type { registerConfirmed } from './panels/register/register.events.js';
import type { meetingInvited, substituteNamed } from './panels/meetings/meetings.events.js';
import type { scoreRemindersAsked, scoresSent } from './panels/scoring/scoring.events.js';
import type { proofAsked } from './proof/proof.events.js';
import { Proof } from './proof/proof.service.js';
import type { fileInfected } from './platform/files/files.events.js';
import { JobHost, PATIENT } from './platform/queues/job-host.js';
import { RuleActing } from './reconciliation/bank-rules/acting/rule-acting.service.js';
import type { statementImported } from './reconciliation/reconciliation.events.js';
import { EVENTS } from './platform/queues/queues.jobs.js';
import type { jobVerdictGiven } from './upkeep/upkeep.events.js';
import { Verdicts } from './upkeep/verdict/verdicts.service.js';

/** Everything that rooms say has happened. */
type Happened = ReturnType<
  | typeof fileInfected
  | typeof bankDetailsGiven
  | typeof bankDetailsSettled
  | typeof contactInvited
  | typeof contactChanged
  | typeof organisationsMerged
  | typeof lookUpAsked
  | typeof applicationSubmitted
  | typeof likenessesAsked
  | typeof standingChanged
  | typeof deadlineExtended
  | typeof messageSent
  | typeof clarificationAsked
  | typeof clarificationAnswered
  | typeof clarificationClosed
  | typeof formOfDraftChanged
  | typeof organisationInvited
  | typeof substituteNamed
  | typeof seatEnded
  | typeof registerConfirmed
  | typeof meetingInvited
  | typeof scoresSent
  | typeof scoreRemindersAsked
  | typeof applicationDeclined
  | typeof awardOffered
  | typeof awardHalfAccepted
  | typeof agreementChanged
  | typeof offerProlonged
  | typeof awardAccepted
  | typeof awardLapsed
  | typeof awardWithdrawn
  | typeof awardRefused
  | typeof awardHeld
  | typeof awardResumed
  | typeof variationAsked
  | typeof variationDeclined
  | typeof awardVaried
  | typeof awardEnded
  | typeof transferProposed
  | typeof awardTransferred
  | typeof appealReceived
  | typeof appealHanded
  | typeof appealSettled
  | typeof ratificationSent
  | typeof ratificationEnded
  | typeof decisionForParent
  | typeof minutesIssued
  | typeof instalmentSent
  | typeof instalmentNotAccepted
  | typeof paymentsToPlanAnew
  | typeof returnSubmitted
  | typeof returnReviewed
  | typeof returnQueried
  | typeof returnDueChanged
  | typeof clawbackOpened
  | typeof clawbackWrittenOff
  | typeof awardClosed
  | typeof statementImported
  | typeof proofAsked
  | typeof jobVerdictGiven
>;

/**
 * What follows from what, on one page. A job may come twice: everything called here is harmless then,
 * by unique keys of its own tables.
 */
@Injectable()
@Processor(EVENTS, { concurrency: 4, ...PATIENT })
export class ConsequencesProcessor extends JobHost {
  constructor(
    private readonly lookUps: LookUps,
    private readonly likenessSearch: LikenessSearch,
    private readonly schedule: Schedule,
    private readonly paymentRefusing: PaymentRefusing,
    private readonly returnPlanning: ReturnPlanning,
    private readonly variedReturns: VariedReturns,
    private readonly applicationLetters: ApplicationLetters,
    private readonly standingLetters: StandingLetters,
    private readonly askingLetters: AskingLetters,
    private readonly outcomeLetters: OutcomeLetters,
    private readonly offerLetters: OfferLetters,
    private readonly awardLetters: AwardLetters,
    private readonly changeLetters: ChangeLetters,
    private readonly appealLetters: AppealLetters,
    private readonly ratificationLetters: RatificationLetters,
    private readonly bankDetailsLetters: BankDetailsLetters,
    private readonly fileLetters: FileLetters,
    private readonly contactLetters: ContactLetters,
    private readonly formLetters: FormLetters,
    private readonly panelLetters: PanelLetters,
    private readonly meetingLetters: MeetingLetters,
    private readonly minutesLetters: MinutesLetters,
    private readonly paymentLetters: PaymentLetters,
    private readonly returnPacks: ReturnPacks,
    private readonly returnLetters: ReturnLetters,
    private readonly reviewLetters: ReviewLetters,
    private readonly closureLetters: ClosureLetters,
    private readonly reminders: Reminders,
    private readonly roundReminders: RoundReminders,
    private readonly ruleActing: RuleActing,
    private readonly proof: Proof,
    private readonly verdicts: Verdicts,
  ) {
    super();
  }

  /** @throws Error for a name nobody acts on: the job stays where it can be seen. */
  protected override async act(job: Job<unknown, void>): Promise<void> {
    const happened = { event: job.name, payload: job.data } as Happened;
    switch (happened.event) {
      case 'application.submitted':
        await this.applicationLetters.acknowledge(
          happened.payload.applicationId,
          Number(happened.payload.number),
        );
        return this.likenessSearch.search(happened.payload.applicationId);
      case 'likenesses.asked':
        return this.likenessSearch.search(happened.payload.applicationId);
      case 'application.standing-changed':
        return this.standingLetters.tellOfChange(happened.payload.changeId);
      case 'application.deadline-extended':
        return this.standingLetters.tellOfExtension(happened.payload.extensionId);
      case 'application.message-sent':
        return this.askingLetters.tellOfMessage(happened.payload.messageId);
      case 'clarification.asked':
        return this.askingLetters.ask(happened.payload.clarificationId);
      case 'clarification.answered':
        return this.askingLetters.tellOfAnswer(happened.payload.replyId);
      case 'clarification.closed':
        return this.askingLetters.tellOfClosing(happened.payload.clarificationId);
      case 'application.form-changed':
        return this.formLetters.tellOfChange(
          happened.payload.applicationId,
          Number(happened.payload.version),
        );
      case 'round.organisation-invited':
        return this.panelLetters.toInvited(
          happened.payload.roundId,
          happened.payload.organisationId,
        );
      case 'substitute.named':
        return this.panelLetters.toSubstitute(happened.payload.substituteId);
      case 'seat.ended':
      case 'register.confirmed':
        return this.reminders.takeBack('register-due', happened.payload.personId);
      case 'meeting.invited':
        return this.meetingLetters.invite(
          happened.payload.meetingId,
          Number(happened.payload.sequence),
        );
      case 'scores.sent':
        return this.roundReminders.takeBack(
          happened.payload.applicationId,
          happened.payload.personId,
        );
      case 'scores.reminders-asked':
        return this.roundReminders.remindNow(happened.payload.roundId, happened.payload.by);
      case 'application.declined':
        return this.outcomeLetters.decline(happened.payload.applicationId);
      case 'award.offered':
        return this.outcomeLetters.offer(happened.payload.awardId);
      case 'award.half-accepted':
        return this.offerLetters.askToSign(happened.payload.signatureId);
      case 'award.agreement-changed':
        return this.offerLetters.tellOfChange(
          happened.payload.awardId,
          Number(happened.payload.number),
        );
      case 'award.offer-prolonged':
        return this.offerLetters.tellOfMoreTime(happened.payload.offerActId);
      case 'award.lapsed':
        return this.offerLetters.tellOfEnd(happened.payload.offerActId);
      case 'award.withdrawn': {
        const awardId = await this.offerLetters.awardOf(happened.payload.offerActId);
        await this.paymentRefusing.refuse(awardId);
        await this.returnPlanning.giveUp(awardId);
        return this.offerLetters.tellOfEnd(happened.payload.offerActId);
      }
      case 'award.accepted':
        await this.schedule.plan(happened.payload.awardId);
        await this.returnPlanning.plan(happened.payload.awardId);
        return this.awardLetters.confirmAcceptance(happened.payload.awardId);
      case 'award.refused': {
        const awardId = await this.outcomeLetters.awardOfRefusal(happened.payload.refusalId);
        await this.paymentRefusing.refuse(awardId);
        await this.returnPlanning.giveUp(awardId);
        return this.outcomeLetters.tellOfRefusal(happened.payload.refusalId);
      }
      case 'award.held':
        return this.changeLetters.tellOfHold(happened.payload.holdId);
      case 'award.resumed':
        return this.changeLetters.tellOfResuming(happened.payload.holdId);
      case 'award.variation-asked':
        return this.changeLetters.askToDecide(happened.payload.variationId);
      case 'award.variation-declined':
        return this.changeLetters.tellOfDecision(happened.payload.variationId);
      case 'award.varied':
        await this.schedule.replan(happened.payload.awardId);
        await this.variedReturns.follow(happened.payload.variationId);
        return this.changeLetters.tellOfDecision(happened.payload.variationId);
      case 'award.ended':
        await this.schedule.replan(happened.payload.awardId);
        await this.returnPlanning.giveUp(happened.payload.awardId);
        return this.changeLetters.tellOfEnding(happened.payload.endingId);
      case 'award.transfer-proposed':
        return this.changeLetters.askToSign(happened.payload.transferId);
      case 'award.transferred':
        return this.changeLetters.tellOfTransfer(happened.payload.transferId);
      case 'appeal.received':
        return this.appealLetters.tellOfReceipt(happened.payload.appealId);
      case 'appeal.handed':
        return this.appealLetters.askHandler(happened.payload.appealId, happened.payload.handlerId);
      case 'appeal.settled':
        return this.appealLetters.tellOfOutcome(happened.payload.appealId);
      case 'ratification.sent':
        return this.ratificationLetters.ask(
          happened.payload.ratificationId,
          Number(happened.payload.version),
        );
      case 'ratification.ended':
        return this.ratificationLetters.tellOfEnd(happened.payload.ratificationId);
      case 'decision.for-parent':
        return this.ratificationLetters.tellOfParent(happened.payload.decisionId);
      case 'minutes.issued':
        return this.minutesLetters.tellOfIssue(happened.payload.meetingId);
      case 'file.infected':
        return this.fileLetters.tellOfInfection(happened.payload.fileId);
      case 'bank-details.given':
        return this.bankDetailsLetters.tellOfChange(happened.payload.detailsId);
      case 'bank-details.settled':
        return this.bankDetailsLetters.tellOfOutcome(happened.payload.detailsId);
      case 'contact.invited':
        return this.contactLetters.invite(happened.payload.invitationId);
      case 'contact.changed':
        return this.contactLetters.tellOfChange(happened.payload.changeId);
      case 'organisations.merged':
        return this.contactLetters.tellOfMerge(happened.payload.loserId);
      case 'look-up.asked':
        return this.lookUps.answer(happened.payload.lookUpId);
      case 'instalment.sent':
        return this.paymentLetters.remittance(happened.payload.instalmentId);
      case 'award.payments-to-plan-anew':
        return this.schedule.replan(happened.payload.awardId);
      case 'instalment.not-accepted':
        return this.paymentLetters.notAccepted(
          happened.payload.instalmentId,
          Number(happened.payload.attempt),
        );
      case 'return.submitted':
        await this.reminders.takeBack('return-due', happened.payload.returnId);
        await this.reminders.takeBack('return-asked', happened.payload.returnId);
        await this.returnPacks.make(happened.payload.returnId);
        return this.returnLetters.toPanel(happened.payload.returnId);
      case 'return.reviewed':
        return this.reviewLetters.tellOfReview(happened.payload.reviewId);
      case 'return.queried':
        return this.reviewLetters.ask(happened.payload.reviewId);
      case 'return.due-changed':
        return this.reviewLetters.tellOfDay(happened.payload.changeId);
      case 'clawback.opened':
        return this.closureLetters.askBack(happened.payload.clawbackId);
      case 'clawback.written-off':
        return this.closureLetters.tellOfWriteOff(happened.payload.clawbackId);
      case 'award.closed':
        return this.closureLetters.tellOfClosing(happened.payload.closureId);
      case 'statement.imported':
        return this.ruleActing.actByItself(happened.payload.bankAccountId);
      case 'proof.asked':
        return this.proof.prove(happened.payload.verificationId);
      case 'job.verdict-given':
        return this.verdicts.carryOut(happened.payload.verdictId);
      default:
        throw new Error(`Nobody acts on ${job.name}`);
    }
  }
}
