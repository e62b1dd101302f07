import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import type { Panel } from '../../../panels/membership/panel.entity.js';
import { Panels } from '../../../panels/membership/panels.queries.js';
import { Seats } from '../../../panels/membership/seats.queries.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  type SignedInPerson,
} from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { TermsForm } from './terms.form.js';
import { GrantTerms } from './terms.queries.js';
import { TermsWriting } from './terms-writing.service.js';

/** On which terms a panel gives its grants. */
@Controller('panels/:panelId/agreement-terms')
@Allow('coordinator', 'observer', 'panel-member')
export class TermsController {
  constructor(
    private readonly panels: Panels,
    private readonly seats: Seats,
    private readonly terms: GrantTerms,
    private readonly writing: TermsWriting,
  ) {}

  @Get()
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const panel = await this.found(panelId, person);
    return page('awards/agreement/terms/views/terms.njk', {
      panel,
      terms: await this.terms.ofPanel(panelId),
      mayWrite: holds(person, 'coordinator'),
    });
  }

  @Post()
  @Allow('coordinator')
  async write(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Body(new FormPipe(TermsForm)) { text, version }: TermsForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(panelId, person);
    await this.writing.write({ panelId, text, seenVersion: version, by: person.id });
    return seeOther(
      `/panels/${panelId}/agreement-terms`,
      'The terms are written. They are in every agreement that is made from now on.',
    );
  }

  private async found(panelId: string, person: SignedInPerson): Promise<Panel> {
    const panel = await this.panels.byId(panelId);
    const isStaff = holds(person, 'coordinator') || holds(person, 'observer');
    const mayRead = isStaff || (await this.seats.on(panelId, person.id)) !== undefined;
    if (!panel || !mayRead) throw new NotFoundException();
    return panel;
  }
}
