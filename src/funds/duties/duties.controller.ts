import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Funds } from '../funds.queries.js';
import { DutyForm, EndingForm, FulfilmentForm } from './duty.form.js';
import { Duties, type DutyOfFund } from './duties.queries.js';
import { ReportingDuties } from './duties.service.js';

/** What the funder is to be sent, and that it was. */
@Controller('funds/:fundId/duties')
@Allow('trustee-administrator')
export class DutiesController {
  constructor(
    private readonly funds: Funds,
    private readonly duties: Duties,
    private readonly reporting: ReportingDuties,
  ) {}

  @Get('new')
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    return page('funds/duties/views/add.njk', { fund, formKey: randomUUID() });
  }

  @Post('new')
  async add(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(DutyForm)) { what, everyMonths, nextDueOn, formKey }: DutyForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    const duty = { what, everyMonths, nextDueOn, formKey };
    await this.reporting.add({ ...duty, fundId, addedBy: person.id });
    return seeOther(`/funds/${fundId}`, `${what} is to be sent to ${fund.funderName}.`);
  }

  @Get(':dutyId/fulfilment')
  async showFulfilment(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('dutyId', ParseUUIDPipe) dutyId: string,
  ): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    return page('funds/duties/views/fulfil.njk', { fund, duty: await this.found(fundId, dutyId) });
  }

  @Post(':dutyId/fulfilment')
  async fulfil(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('dutyId', ParseUUIDPipe) dutyId: string,
    @Body(new FormPipe(FulfilmentForm)) { dueOn, sentOn, note }: FulfilmentForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { what } = await this.found(fundId, dutyId);
    await this.reporting.fulfil({ dueOn, sentOn, note, dutyId, by: person.id });
    return seeOther(`/funds/${fundId}`, `It is noted that this was sent: ${what}.`);
  }

  @Get(':dutyId/ending')
  async showEnding(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('dutyId', ParseUUIDPipe) dutyId: string,
  ): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    return page('funds/duties/views/end.njk', { fund, duty: await this.found(fundId, dutyId) });
  }

  @Post(':dutyId/ending')
  async end(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('dutyId', ParseUUIDPipe) dutyId: string,
    @Body(new FormPipe(EndingForm)) { reason }: EndingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { what } = await this.found(fundId, dutyId);
    await this.reporting.end({ dutyId, reason, by: person.id });
    return seeOther(`/funds/${fundId}`, `This is no longer to be sent: ${what}.`);
  }

  private async found(fundId: string, dutyId: string): Promise<DutyOfFund> {
    const duty = (await this.duties.ofFund(fundId)).find(({ id }) => id === dutyId);
    if (!duty) throw new NotFoundException();
    return duty;
  }
}
