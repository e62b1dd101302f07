import { Processor } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { RemindersJobs } from './correspondence/reminders/reminders.jobs.js';
import { OfferEnding } from './awards/offer/ending/offer-ending.service.js';
import type { OfferJobs } from './awards/offer/offer.jobs.js';
import { RatificationClosing } from './awards/ratification/closing.service.js';
import type { RatificationJobs } from './awards/ratification/ratification.jobs.js';
import { Reminders } from './correspondence/reminders/reminders.service.js';
import { ReturnDigest } from './correspondence/letters/return-digest.service.js';
import type { ReturnDigestJobs } from './correspondence/letters/return-digest.jobs.js';
import { Bounces } from './platform/mail/bounces/bounces.service.js';
import type { MailSweepJobs } from './platform/mail/sending/mail.jobs.js';
import { UnfinishedMail } from './platform/mail/sending/unfinished.service.js';
import { JobHost, PATIENT } from './platform/queues/job-host.js';
import { SWEEPS } from './platform/queues/queues.jobs.js';
import type { ProofJobs } from './proof/proof.jobs.js';
import { Proof } from './proof/proof.service.js';
import { FailureAlarm } from './upkeep/alarm/failure-alarm.service.js';
import type { UpkeepJobs } from './upkeep/upkeep.jobs.js';

/** Everything that comes round by the clock, on one page. A sweep finds out for itself what there is to do. */
@Injectable()
@Processor(SWEEPS, { concurrency: 1, ...PATIENT })
export class SweepsProcessor extends JobHost {
  constructor(
    private readonly reminders: Reminders,
    private readonly ratifications: RatificationClosing,
    private readonly offers: OfferEnding,
    private readonly returnDigest: ReturnDigest,
    private readonly proof: Proof,
    private readonly failureAlarm: FailureAlarm,
    private readonly unfinishedMail: UnfinishedMail,
    private readonly bounces: Bounces,
  ) {
    super();
  }

  /** @throws Error for a name nobody acts on: the job stays where it can be seen. */
  protected override act(job: Job<unknown, void>): Promise<void> {
    const name = job.name as keyof (RemindersJobs &
      RatificationJobs &
      OfferJobs &
      ReturnDigestJobs &
      ProofJobs &
      UpkeepJobs &
      MailSweepJobs);
    switch (name) {
      case 'reminders.sweep':
        return this.reminders.remindAll();
      case 'ratifications.close':
        return this.ratifications.closeDue();
      case 'offers.lapse':
        return this.offers.lapseDue();
      case 'returns.digest':
        return this.returnDigest.sendDue();
      case 'proof.night':
        return this.proof.proveTonight();
      case 'queues.watch':
        return this.failureAlarm.raise();
      case 'mail.sweep':
        return this.lookAfterMail();
      default:
        throw new Error(`Nobody acts on ${job.name}`);
    }
  }

  /** First what came back: it says of some that nobody knew of. */
  private async lookAfterMail(): Promise<void> {
    try {
      await this.bounces.readMailbox();
    } finally {
      await this.unfinishedMail.sweep();
    }
  }
}
