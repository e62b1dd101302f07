import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { OneTimeCodeForm } from '../code.form.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { siftedInWords } from '../run-items.service.js';
import { RunPages } from '../runs/run-pages.queries.js';
import { Release } from './release.service.js';

@Controller('payment-runs/:runId/release')
@Allow('trustee-administrator')
export class ReleaseController {
  constructor(
    private readonly pages: RunPages,
    private readonly releasing: Release,
  ) {}

  @Get()
  async show(
    @Param('runId', ParseUUIDPipe) runId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page(
      'payments/release/views/release.njk',
      await this.pages.toAct(runId, 'release', person.id),
    );
  }

  @Post()
  async release(
    @Param('runId', ParseUUIDPipe) runId: string,
    @Body(new FormPipe(OneTimeCodeForm)) { code }: OneTimeCodeForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const sifted = await this.releasing.release({ runId, code, by: person.id });
    return seeOther(`/payment-runs/${runId}`, sifted && siftedInWords(sifted, 'released'));
  }
}
