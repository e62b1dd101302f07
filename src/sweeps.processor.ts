import { Processor } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import { ClarificationReminders } from './correspondence/reminders/clarification-reminders.service.js';
import { OfficeReminders } from './correspondence/reminders/office-reminders.service.js';
import type { RemindersJobs } from './correspondence/reminders/reminders.jobs.js';
import { DocumentReminders } from './correspondence/reminders/document-reminders.service.js';
import { RatificationClosing } from './awards/ratification/closing.service.js';
import type { RatificationJobs } from './awards/ratification/ratification.jobs.js';
import { ScoreReminders } from './correspondence/reminders/score-reminders.service.js';
import { RatificationReminders } from './correspondence/reminders/ratification-reminders.service.js';
import { Reminders } from './correspondence/reminders/reminders.service.js';
import { JobHost } from './platform/queues/job-host.js';
import { SWEEPS } from './platform/queues/queues.jobs.js';
import type { ProofJobs } from './proof/proof.jobs.js';
import { Proof } from './proof/proof.service.js';

/** Everything that comes round by the clock, on one page. A sweep finds out for itself what there is to do. */
@Injectable()
@Processor(SWEEPS, { concurrency: 1 })
export class SweepsProcessor extends JobHost {
  constructor(
    private readonly reminders: Reminders,
    private readonly documentReminders: DocumentReminders,
    private readonly clarificationReminders: ClarificationReminders,
    private readonly scoreReminders: ScoreReminders,
    private readonly ratificationReminders: RatificationReminders,
    private readonly ratifications: RatificationClosing,
    private readonly officeReminders: OfficeReminders,
    private readonly proof: Proof,
  ) {
    super();
  }

  /** @throws Error for a name nobody acts on: the job stays where it can be seen. */
  override process(job: Job<unknown, void>): Promise<void> {
    const name = job.name as keyof (RemindersJobs & RatificationJobs & ProofJobs);
    switch (name) {
      case 'reminders.sweep':
        return inTurn([
          this.reminders,
          this.documentReminders,
          this.clarificationReminders,
          this.scoreReminders,
          this.ratificationReminders,
          this.officeReminders,
        ]);
      case 'ratifications.close':
        return this.ratifications.closeDue();
      case 'proof.night':
        return this.proof.proveTonight();
      default:
        throw new Error(`Nobody acts on ${job.name}`);
    }
  }
}

/** Each reminds whom it knows, also when another could not. @throws AggregateError then. */
async function inTurn(all: readonly { remindAll(): Promise<void> }[]): Promise<void> {
  const problems: unknown[] = [];
  for (const reminders of all) {
    await reminders.remindAll().catch((problem: unknown) => problems.push(problem));
  }
  if (problems.length > 0) throw new AggregateError(problems, 'Some reminders were not written');
}
