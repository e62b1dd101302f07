import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { PaymentRuns } from './payment-runs.queries.js';
import { RunPages } from './run-pages.queries.js';

const MOST_RUNS = 100;

@Controller('payment-runs')
@Allow('trustee-administrator', 'observer')
export class PaymentRunsController {
  constructor(
    private readonly runs: PaymentRuns,
    private readonly pages: RunPages,
  ) {}

  @Get()
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    return page('payments/runs/views/runs.njk', {
      runs: await this.runs.latest(MOST_RUNS),
      most: MOST_RUNS,
      mayAct: holds(person, 'trustee-administrator'),
    });
  }

  @Get(':runId')
  async show(
    @Param('runId', ParseUUIDPipe) runId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page('payments/runs/views/run.njk', {
      ...(await this.pages.of(runId, person.id)),
      mayAct: holds(person, 'trustee-administrator'),
    });
  }
}
