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
import { isOnOffer } from '../../award.lifecycle.js';
import { AwardReaders } from '../../award-readers.queries.js';
import type { AwardSummary } from '../../awards.queries.js';
import { EndingForm } from './offer-ending.form.js';
import { OfferEnding } from './offer-ending.service.js';

/** The panel takes an offer back before it is accepted: its coordinator does, or who chairs it. */
@Controller('awards/:awardId/withdrawal')
@Allow('coordinator', 'panel-member')
export class OfferWithdrawalController {
  constructor(
    private readonly readers: AwardReaders,
    private readonly ending: OfferEnding,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const award = await this.theirsToWithdraw(awardId, person);
    const isOpen = isOnOffer(award.status);
    return page('awards/offer/ending/views/withdraw.njk', { award, isOpen });
  }

  @Post()
  async withdraw(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(EndingForm)) { reason }: EndingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { fundName } = await this.theirsToWithdraw(awardId, person);
    await this.ending.withdraw(awardId, reason, person.id);
    return seeOther(
      `/awards/${awardId}`,
      `The offer is withdrawn, and the money is ${fundName}’s to award again. The organisation is being told.`,
    );
  }

  private async theirsToWithdraw(awardId: string, person: SignedInPerson): Promise<AwardSummary> {
    const read = await this.readers.find(person, awardId);
    if (!read || !(await this.readers.speaksForPanel(person, read))) throw new NotFoundException();
    return read.award;
  }
}
