import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { KnownBodies } from '../register/known-bodies.queries.js';
import { GiftForm } from './gift.form.js';
import { GiftRecording } from './recording.service.js';

@Controller('gifts/new')
@Allow('panel-member')
export class GiftController {
  constructor(
    private readonly bodies: KnownBodies,
    private readonly recording: GiftRecording,
  ) {}

  @Get()
  async show(@Req() { refusedForm }: Request): Promise<Page> {
    return page('panels/gifts/views/record.njk', {
      known: await this.bodies.askedOf(refusedForm),
      formKey: randomUUID(),
    });
  }

  @Post()
  async record(
    @Body(new FormPipe(GiftForm)) { value, ...form }: GiftForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.recording.record({ ...form, valuePence: value, personId: person.id });
    return seeOther('/gifts', 'The offer is recorded.');
  }
}
