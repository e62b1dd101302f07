import { Processor } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import type {
  applicationSubmitted,
  formOfDraftChanged,
} from './applications/applications.events.js';
import type { applicationDeclined, awardAccepted, awardOffered } from './awards/awards.events.js';
import { ApplicationLetters } from './correspondence/letters/application-letters.service.js';
import { AwardLetters } from './correspondence/letters/award-letters.service.js';
import { BankDetailsLetters } from './correspondence/letters/bank-details-letters.service.js';
import { FormLetters } from './correspondence/letters/form-letters.service.js';
import { PaymentLetters } from './correspondence/letters/payment-letters.service.js';
import { ReturnLetters } from './correspondence/letters/return-letters.service.js';
import { Reminders } from './correspondence/reminders/reminders.service.js';
import type { returnSubmitted } from './monitoring/monitoring.events.js';
import { ReturnPlanning } from './monitoring/planning/planning.service.js';
import type { bankDetailsGiven, bankDetailsSettled } from './organisations/organisations.events.js';
import type { instalmentNotAccepted, instalmentSent } from './payments/payments.events.js';
import { Schedule } from './payments/schedule/schedule.service.js';
import type { proofAsked } from './proof/proof.events.js';
import { Proof } from './proof/proof.service.js';
import { JobHost } from './platform/queues/job-host.js';
import { RuleActing } from './reconciliation/bank-rules/acting/rule-acting.service.js';
import type { statementImported } from './reconciliation/reconciliation.events.js';
import { EVENTS } from './platform/queues/queues.jobs.js';

/** Everything that rooms say has happened. */
type Happened = ReturnType<
  | typeof bankDetailsGiven
  | typeof bankDetailsSettled
  | typeof applicationSubmitted
  | typeof formOfDraftChanged
  | typeof applicationDeclined
  | typeof awardOffered
  | typeof awardAccepted
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
    private readonly schedule: Schedule,
    private readonly returnPlanning: ReturnPlanning,
    private readonly applicationLetters: ApplicationLetters,
    private readonly awardLetters: AwardLetters,
    private readonly bankDetailsLetters: BankDetailsLetters,
    private readonly formLetters: FormLetters,
    private readonly paymentLetters: PaymentLetters,
    private readonly returnLetters: ReturnLetters,
    private readonly reminders: Reminders,
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
        return this.applicationLetters.acknowledge(happened.payload.applicationId);
      case 'application.form-changed':
        return this.formLetters.tellOfChange(
          happened.payload.applicationId,
          Number(happened.payload.version),
        );
      case 'application.declined':
        return this.applicationLetters.decline(happened.payload.applicationId);
      case 'award.offered':
        return this.awardLetters.offer(happened.payload.awardId);
      case 'award.accepted':
        await this.schedule.plan(happened.payload.awardId);
        await this.returnPlanning.plan(happened.payload.awardId);
        return this.awardLetters.confirmAcceptance(happened.payload.awardId);
      case 'bank-details.given':
        return this.bankDetailsLetters.tellOfChange(happened.payload.detailsId);
      case 'bank-details.settled':
        return this.bankDetailsLetters.tellOfOutcome(happened.payload.detailsId);
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
