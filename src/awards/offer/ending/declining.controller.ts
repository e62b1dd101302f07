import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { afterAct } from '../../award.lifecycle.js';
import { AwardReaders } from '../../award-readers.queries.js';
import type { AwardSummary } from '../../awards.queries.js';
import { EndingForm } from './offer-ending.form.js';
import { OfferEnding } from './offer-ending.service.js';

/** The organisation declines what it is offered, or gives up what it accepted before anything is paid. */
@Controller('awards/:awardId/declining')
@Allow('contact')
export class DecliningController {
  constructor(
    private readonly readers: AwardReaders,
    private readonly ending: OfferEnding,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const award = await this.ownOrNotFound(awardId, person);
    const isStillTheirs = 'status' in afterAct('withdraw', award.status);
    return page('awards/offer/ending/views/decline.njk', { award, isStillTheirs });
  }

  @Post()
  async decline(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(EndingForm)) { reason }: EndingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.ownOrNotFound(awardId, person);
    await this.ending.decline(awardId, reason, person.id);
    return seeOther(`/awards/${awardId}`, 'We have noted it. Thank you for telling us.');
  }

  private async ownOrNotFound(awardId: string, person: SignedInPerson): Promise<AwardSummary> {
    const read = await this.readers.find(person, awardId);
    if (read?.as !== 'organisation') throw new NotFoundException();
    return read.award;
  }
}
