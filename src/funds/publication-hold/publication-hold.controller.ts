import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Funds } from '../funds.queries.js';
import { PublicationHoldForm, PublicationHoldLiftingForm } from './publication-hold.form.js';
import { PublicationHolding } from './publication-holding.service.js';
import { PublicationHolds } from './publication-holds.queries.js';

@Controller('funds/:fundId/publication-hold')
@Allow('trustee-administrator')
export class PublicationHoldController {
  constructor(
    private readonly funds: Funds,
    private readonly holds: PublicationHolds,
    private readonly holding: PublicationHolding,
  ) {}

  @Get()
  show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    return this.pageOf(fundId, 'funds/publication-hold/views/hold.njk');
  }

  @Post()
  async hold(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(PublicationHoldForm)) { publishFrom, reason }: PublicationHoldForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    await this.holding.hold({ fundId, publishFrom, reason, by: person.id });
    return seeOther(`/funds/${fundId}`, `Awards from ${fund.name} are not public for now.`);
  }

  @Get('lifting')
  askToLift(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    return this.pageOf(fundId, 'funds/publication-hold/views/lift.njk');
  }

  @Post('lifting')
  async lift(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(PublicationHoldLiftingForm)) { reason }: PublicationHoldLiftingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    await this.holding.lift({ fundId, reason, by: person.id });
    return seeOther(`/funds/${fundId}`, `Accepted awards from ${fund.name} are public.`);
  }

  private async pageOf(fundId: string, template: string): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    const holds = await this.holds.ofFund(fundId);
    return page(template, { fund, live: holds.find(({ isInForce }) => isInForce) });
  }
}
