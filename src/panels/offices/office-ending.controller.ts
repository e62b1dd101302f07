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
import { PanelAccess } from '../membership/panel-access.queries.js';
import { OfficeEndingForm } from './election.form.js';
import { Elections } from './election.service.js';
import { OfficeTerms } from './office-terms.queries.js';

@Controller('panels/:panelId/offices/:termId/ending')
@Allow('coordinator')
export class OfficeEndingController {
  constructor(
    private readonly access: PanelAccess,
    private readonly terms: OfficeTerms,
    private readonly elections: Elections,
  ) {}

  @Get()
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Param('termId', ParseUUIDPipe) termId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { panel } = await this.access.toRead(panelId, person);
    const terms = await this.terms.ofPanel(panelId);
    const term = terms.find(({ id }) => id === termId);
    if (!term) throw new NotFoundException();
    return page('panels/offices/views/end.njk', { panel, term });
  }

  @Post()
  async end(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Param('termId', ParseUUIDPipe) termId: string,
    @Body(new FormPipe(OfficeEndingForm)) { reason }: OfficeEndingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.elections.end({ panelId, termId, reason }, person.id);
    return seeOther(`/panels/${panelId}/offices`, 'The office has ended.');
  }
}
