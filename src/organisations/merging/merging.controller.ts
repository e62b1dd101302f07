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
import { MergingForm } from './merging.form.js';
import { MergingPreview } from './merging-preview.queries.js';
import { Merging } from './merging.service.js';
import { Merges } from './merges.queries.js';

@Controller('organisations/:id/merge/:loserId')
@Allow('coordinator')
export class MergingController {
  constructor(
    private readonly preview: MergingPreview,
    private readonly merges: Merges,
    private readonly merging: Merging,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) winnerId: string,
    @Param('loserId', ParseUUIDPipe) loserId: string,
  ): Promise<Page | SeeOther> {
    const preview = await this.preview.of(winnerId, loserId);
    if (preview) return page('organisations/merging/views/merge.njk', preview);
    const done = await this.merges.byLoser(loserId);
    if (!done) throw new NotFoundException();
    return seeOther(`/organisations/${done.winnerId}`);
  }

  @Post()
  async merge(
    @Param('id', ParseUUIDPipe) winnerId: string,
    @Param('loserId', ParseUUIDPipe) loserId: string,
    @Body(new FormPipe(MergingForm)) { reason }: MergingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.merging.merge({ winnerId, loserId, reason, by: person.id });
    return seeOther(
      `/organisations/${winnerId}`,
      'They are one organisation now. All its people are told.',
    );
  }
}
