import { Controller, Get, UseGuards } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { LocalOutboxGuard } from '../../platform/mail/local-outbox.guard.js';
import { page, type Page } from '../../platform/web/page.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { SecondFactorsQueries } from './second-factors.queries.js';

/** What everybody's phone would show, beside the local outbox and for the same people only. */
@Controller('authenticator-codes')
@Allow('anyone')
@UseGuards(LocalOutboxGuard)
export class LocalCodesController {
  constructor(
    private readonly enrolled: SecondFactorsQueries,
    private readonly codes: OneTimeCodes,
  ) {}

  @Get()
  async list(): Promise<Page> {
    const people = (await this.enrolled.all()).map(({ name, email, secret }) => ({
      name,
      email,
      code: this.codes.current(secret),
    }));
    return page('people/second-factor/views/local-codes.njk', { people });
  }
}
