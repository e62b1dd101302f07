import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { nextStatuses } from '../fund.lifecycle.js';
import { Funds } from '../funds.queries.js';
import { StatusForm } from './status.form.js';
import { FundStatuses } from './status.service.js';

@Controller('funds/:fundId/status')
@Allow('trustee-administrator')
export class StatusController {
  constructor(
    private readonly funds: Funds,
    private readonly statuses: FundStatuses,
  ) {}

  @Get()
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    return page('funds/status/views/status.njk', { fund, next: nextStatuses(fund.status) });
  }

  @Post()
  async change(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(StatusForm)) { status, reason }: StatusForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    await this.statuses.change({ status, reason, fundId, by: person.id });
    return seeOther(`/funds/${fundId}`, `${fund.name} is ${status} now.`);
  }
}
