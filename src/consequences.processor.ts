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
  applicationDeclined,
  awardAccepted,
  awardOffered,
  decisionForParent,
  ratificationEnded,
  ratificationSent,
} from './awards/awards.events.js';
import { ApplicationLetters } from './correspondence/letters/application-letters.service.js';
import { AskingLetters } from './correspondence/letters/asking-letters.service.js';
import { AwardLetters } from './correspondence/letters/award-letters.service.js';
import { BankDetailsLetters } from './correspondence/letters/bank-details-letters.service.js';
import { FileLetters } from './correspondence/letters/file-letters.service.js';
import { ContactLetters } from './correspondence/letters/contact-letters.service.js';
import { FormLetters } from './correspondence/letters/form-letters.service.js';
import { PanelLetters } from './correspondence/letters/panel-letters.service.js';
import { PaymentLetters } from './correspondence/letters/payment-letters.service.js';
import { ReturnLetters } from './correspondence/letters/return-letters.service.js';
import { RatificationLetters } from './correspondence/letters/ratification-letters.service.js';
import { StandingLetters } from './correspondence/letters/standing-letters.service.js';
import { ScoreReminders } from './correspondence/reminders/score-reminders.service.js';
import { Reminders } from './correspondence/reminders/reminders.service.js';
import type { returnSubmitted } from './monitoring/monitoring.events.js';
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
import type { instalmentNotAccepted, instalmentSent } from './payments/payments.events.js';
import { Schedule } from './payments/schedule/schedule.service.js';
import type { substituteNamed } from './panels/meetings/meetings.events.js';
import type { scoreRemindersAsked, scoresSent } from './panels/scoring/scoring.events.js';
import type { proofAsked } from './proof/proof.events.js';
import { Proof } from './proof/proof.service.js';
import type { fileInfected } from './platform/files/files.events.js';
import { JobHost } from './platform/queues/job-host.js';
import { RuleActing } from './reconciliation/bank-rules/acting/rule-acting.service.js';
import type { statementImported } from './reconciliation/reconciliation.events.js';
import { EVENTS } from './platform/queues/queues.jobs.js';

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
  | typeof scoresSent
  | typeof scoreRemindersAsked
  | typeof applicationDeclined
  | typeof awardOffered
  | typeof awardAccepted
  | typeof ratificationSent
  | typeof ratificationEnded
  | typeof decisionForParent
  | typeof instalmentSent
  | typeof instalmentNotAccepted
  | typeof returnSubmitted
  | typeof statementImported
  | typeof proofAsked
>;

/**
 * What follows from what, on one page. A job may come twice: everything called here is harmless then,
 * by unique keys of its own tables.
 */
@Injectable()
@Processor(EVENTS, { concurrency: 4 })
export class ConsequencesProcessor extends JobHost {
  constructor(
    private readonly lookUps: LookUps,
    private readonly likenessSearch: LikenessSearch,
    private readonly schedule: Schedule,
    private readonly returnPlanning: ReturnPlanning,
    private readonly applicationLetters: ApplicationLetters,
    private readonly standingLetters: StandingLetters,
    private readonly askingLetters: AskingLetters,
    private readonly awardLetters: AwardLetters,
    private readonly ratificationLetters: RatificationLetters,
    private readonly bankDetailsLetters: BankDetailsLetters,
    private readonly fileLetters: FileLetters,
    private readonly contactLetters: ContactLetters,
    private readonly formLetters: FormLetters,
    private readonly panelLetters: PanelLetters,
    private readonly paymentLetters: PaymentLetters,
    private readonly returnLetters: ReturnLetters,
    private readonly reminders: Reminders,
    private readonly scoreReminders: ScoreReminders,
    private readonly ruleActing: RuleActing,
    private readonly proof: Proof,
  ) {
    super();
  }

  /** @throws Error for a name nobody acts on: the job stays where it can be seen. */
  override async process(job: Job<unknown, void>): Promise<void> {
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
      case 'scores.sent':
        return this.scoreReminders.withdrawIfDone(
          happened.payload.applicationId,
          happened.payload.personId,
        );
      case 'scores.reminders-asked':
        return this.scoreReminders.remindNow(happened.payload.roundId, happened.payload.by);
      case 'application.declined':
        return this.applicationLetters.decline(happened.payload.applicationId);
      case 'award.offered':
        return this.awardLetters.offer(happened.payload.awardId);
      case 'award.accepted':
        await this.schedule.plan(happened.payload.awardId);
        await this.returnPlanning.plan(happened.payload.awardId);
        return this.awardLetters.confirmAcceptance(happened.payload.awardId);
      case 'ratification.sent':
        return this.ratificationLetters.ask(
          happened.payload.ratificationId,
          Number(happened.payload.version),
        );
      case 'ratification.ended':
        return this.ratificationLetters.tellOfEnd(happened.payload.ratificationId);
      case 'decision.for-parent':
        return this.ratificationLetters.tellOfParent(happened.payload.decisionId);
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
      case 'instalment.not-accepted':
        return this.paymentLetters.notAccepted(
          happened.payload.instalmentId,
          Number(happened.payload.attempt),
        );
      case 'return.submitted':
        await this.reminders.withdraw(happened.payload.returnId);
        return this.returnLetters.toPanel(happened.payload.returnId);
      case 'statement.imported':
        return this.ruleActing.actByItself(happened.payload.bankAccountId);
      case 'proof.asked':
        return this.proof.prove(happened.payload.verificationId);
      default:
        throw new Error(`Nobody acts on ${job.name}`);
    }
  }
}
