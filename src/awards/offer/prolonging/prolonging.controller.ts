import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { formatDate } from '../../../kernel/london.js';
import { Balances } from '../../../ledger/balances.queries.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { isOnOffer } from '../../award.lifecycle.js';
import { AwardReaders } from '../../award-readers.queries.js';
import type { AwardSummary } from '../../awards.queries.js';
import { ProlongingForm } from './prolonging.form.js';
import { OfferProlonging } from './offer-prolonging.service.js';

/** More time for an offer that is open; a lapsed one is made again, if its fund can afford it. */
@Controller('awards/:awardId/more-time')
@Allow('coordinator')
export class ProlongingController {
  constructor(
    private readonly readers: AwardReaders,
    private readonly balances: Balances,
    private readonly prolonging: OfferProlonging,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const award = await this.found(awardId, person);
    const fund = await this.balances.ofFund(award.fundId);
    return page('awards/offer/prolonging/views/prolong.njk', {
      award,
      isOpen: isOnOffer(award.status),
      availablePence: fund?.availablePence ?? 0n,
    });
  }

  @Post()
  async prolong(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(ProlongingForm)) form: ProlongingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(awardId, person);
    const { until, reason } = form;
    await this.prolonging.prolong({ awardId, until, reason, by: person.id });
    return seeOther(
      `/awards/${awardId}`,
      `The offer can be accepted until ${formatDate(until)}. The organisation is being told.`,
    );
  }

  private async found(awardId: string, person: SignedInPerson): Promise<AwardSummary> {
    const read = await this.readers.find(person, awardId);
    if (read?.as !== 'staff') throw new NotFoundException();
    return read.award;
  }
}
