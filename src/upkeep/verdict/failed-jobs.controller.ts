import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { refuse } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import type { FailedJob } from '../queues/failed-job.rules.js';
import { QueueWatch } from '../queues/queue-watch.queries.js';
import { addressOfJob, jobPage } from '../queues/queues.page.js';
import type { Verdict } from './job-verdict.entity.js';
import { DropForm, RetryForm } from './verdict.form.js';
import { GivenVerdicts, type GivenVerdict } from './verdicts.queries.js';
import { Verdicts } from './verdicts.service.js';

const DONE: Readonly<Record<Verdict, string>> = {
  retried: 'It is tried again now.',
  dropped: 'It is dropped. What should have followed from it will not.',
};

@Controller('queues/:queue/jobs/:jobId')
@Allow('administrator')
export class FailedJobsController {
  constructor(
    private readonly watch: QueueWatch,
    private readonly given: GivenVerdicts,
    private readonly verdicts: Verdicts,
  ) {}

  /** A job that somebody has judged is still shown, as a record. */
  @Get()
  async show(@Param('queue') queue: string, @Param('jobId') jobId: string): Promise<Page> {
    const { job, before } = await this.find(queue, jobId);
    return page('upkeep/verdict/views/job.njk', jobPage(job, before));
  }

  @Get('retry')
  async retryForm(@Param('queue') queue: string, @Param('jobId') jobId: string): Promise<Page> {
    const { job, before } = await this.find(queue, jobId);
    return page('upkeep/verdict/views/retry.njk', jobPage(job, before));
  }

  @Post('retry')
  async retry(
    @Param('queue') queue: string,
    @Param('jobId') jobId: string,
    @Body(new FormPipe(RetryForm)) { reason }: RetryForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    return this.say(queue, jobId, { verdict: 'retried', reason, by });
  }

  @Get('drop')
  async dropForm(@Param('queue') queue: string, @Param('jobId') jobId: string): Promise<Page> {
    const { job, before } = await this.find(queue, jobId);
    return page('upkeep/verdict/views/drop.njk', jobPage(job, before));
  }

  @Post('drop')
  async drop(
    @Param('queue') queue: string,
    @Param('jobId') jobId: string,
    @Body(new FormPipe(DropForm)) { reason }: DropForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    return this.say(queue, jobId, { verdict: 'dropped', reason, by });
  }

  /** Whoever comes second is shown what was said before. */
  private async say(
    queue: string,
    jobId: string,
    saying: { verdict: Verdict; reason: string; by: string },
  ): Promise<SeeOther> {
    const { job } = await this.find(queue, jobId);
    if (job === 'away') {
      refuse('queue-away', 'The queue does not answer. Send this again in a minute');
    }
    const isGiven = job !== undefined && (await this.verdicts.give(job, saying));
    return isGiven
      ? seeOther('/queues', DONE[saying.verdict])
      : seeOther(
          addressOfJob({ queue, id: jobId }),
          'Nothing was done: somebody has seen to it already.',
        );
  }

  /** @throws NotFoundException where no such job failed and nothing was ever said of one. */
  private async find(
    queue: string,
    jobId: string,
  ): Promise<{ job: FailedJob | 'away' | undefined; before: readonly GivenVerdict[] }> {
    const job = await this.watch.failedJob(queue, jobId);
    const before = await this.given.ofJob(queue, jobId); // after: of a job that is gone, somebody has said something
    if (!job && before.length === 0) throw new NotFoundException();
    return { job, before };
  }
}
