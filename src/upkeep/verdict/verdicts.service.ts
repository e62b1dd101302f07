import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Handling } from '../../platform/outbox/handling.service.js';
import { messageIdOf } from '../../platform/outbox/outbox-jobs.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Queues } from '../../platform/queues/queues.service.js';
import type { FailedJob } from '../queues/failed-job.rules.js';
import { jobVerdictGiven } from '../upkeep.events.js';
import { JobVerdict, type Verdict } from './job-verdict.entity.js';

/** What a person says of a failed job. */
interface Saying {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly by: string;
}

/** Failed jobs are tried again or dropped by hand: on the record first, and then at the queue. */
@Injectable()
export class Verdicts {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly handling: Handling,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns false when somebody has said what becomes of this failure already: that stands. */
  give(job: FailedJob, { verdict, reason, by }: Saying): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const given = await tx
        .createQueryBuilder()
        .insert()
        .into(JobVerdict)
        .values({
          ...{ queue: job.queue, jobId: job.id, jobName: job.name, failedAt: job.failedAt },
          ...{ failedReason: job.reason, verdict, reason, givenBy: by, givenAt: this.clock.now() },
        })
        .orIgnore()
        .returning('id')
        .execute();
      const [row] = given.raw as { id: string }[];
      if (!row) return false;
      await this.audit.record(tx, {
        subject: `job/${job.queue}/${job.id}`,
        act: verdict,
        by,
        detail: { job: job.name, failedBecause: job.reason, attempts: job.attempts, reason },
      });
      await this.outbox.add(tx, jobVerdictGiven(row.id));
      return true;
    });
  }

  /** Harmless twice: a job that has moved on since, or has failed anew, is left alone. */
  async carryOut(verdictId: string): Promise<void> {
    const given = await this.transactions.run((tx) => tx.findOneBy(JobVerdict, { id: verdictId }));
    const queue = given && this.queues.byName(given.queue);
    if (!queue) return;
    const { jobId, verdict, failedAt } = given;
    const job = (await queue.getJob(jobId)) as Job | undefined;
    if (job && !(job.finishedOn === failedAt.getTime() && (await job.isFailed()))) return;
    if (verdict === 'dropped') {
      await this.handling.noteHandled(jobId); // first: what is not handled and gone is put back
      await job?.remove();
    } else if (messageIdOf(jobId) === undefined) {
      await job?.retry('failed', { resetAttemptsMade: true });
    } else {
      await job?.remove(); // comes afresh from its row, with all its attempts and nothing against it
      await this.handling.relayAgain(jobId);
    }
  }
}
