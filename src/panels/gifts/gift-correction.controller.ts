import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { KnownBodies } from '../register/known-bodies.queries.js';
import { CorrectionForm } from './gift.form.js';
import { latestOf } from './gifts.page.js';
import { Gifts } from './gifts.queries.js';
import { GiftRecording } from './recording.service.js';

@Controller('gifts/:giftId/correction')
@Allow('panel-member')
export class GiftCorrectionController {
  constructor(
    private readonly gifts: Gifts,
    private readonly bodies: KnownBodies,
    private readonly recording: GiftRecording,
  ) {}

  /** Filled in as the record stands; one that was corrected meanwhile shows what stands beside what was typed. */
  @Get()
  async show(
    @Param('giftId', ParseUUIDPipe) giftId: string,
    @Req() { refusedForm }: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const gifts = await this.gifts.ofPerson(person.id);
    const gift = gifts.find(({ id }) => id === giftId);
    if (!gift) throw new NotFoundException();
    const latest = latestOf(gifts, gift);
    return page('panels/gifts/views/correct.njk', {
      gift,
      newer: latest.id === giftId ? undefined : latest,
      known: await this.bodies.askedOf(refusedForm),
      formKey: randomUUID(),
    });
  }

  @Post()
  async correct(
    @Param('giftId', ParseUUIDPipe) giftId: string,
    @Body(new FormPipe(CorrectionForm)) { value, correction, ...form }: CorrectionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const corrects = { id: giftId, correction };
    await this.recording.record({ ...form, valuePence: value, personId: person.id, corrects });
    return seeOther('/gifts', 'The record is corrected. What it said before stays below it.');
  }
}
