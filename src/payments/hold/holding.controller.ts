import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Awards, type AwardSummary } from '../../awards/awards.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReasonForm } from '../reason.form.js';
import { Holding } from './holding.service.js';

@Controller('awards/:awardId')
@Allow('trustee-administrator')
export class HoldingController {
  constructor(
    private readonly awards: Awards,
    private readonly holding: Holding,
  ) {}

  @Get('payment-hold')
  async askToHold(@Param('awardId', ParseUUIDPipe) awardId: string): Promise<Page> {
    return page('payments/hold/views/hold.njk', { award: await this.found(awardId) });
  }

  @Post('payment-hold')
  async hold(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(awardId);
    await this.holding.hold(awardId, reason, person.id);
    return seeOther(`/awards/${awardId}/payments`, 'The payments of this award are on hold.');
  }

  @Get('payment-hold/lifting')
  async askToLift(@Param('awardId', ParseUUIDPipe) awardId: string): Promise<Page> {
    return page('payments/hold/views/lift.njk', { award: await this.found(awardId) });
  }

  @Post('payment-hold/lifting')
  async lift(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(awardId);
    await this.holding.lift(awardId, person.id);
    return seeOther(`/awards/${awardId}/payments`, 'The payments of this award go on.');
  }

  private async found(awardId: string): Promise<AwardSummary> {
    const award = await this.awards.byId(awardId);
    if (!award) throw new NotFoundException();
    return award;
  }
}
