import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { ApplicationAccess } from '../application-access.queries.js';
import { mayBecome } from '../application.lifecycle.js';
import { Around } from './around.queries.js';
import { HistoryOfApplication } from './history.queries.js';

/** The coordinator's page about an application: where it stands, what happened to it, and what can be done. */
@Controller('applications/:id/overview')
@Allow('coordinator')
export class OverviewController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly around: Around,
    private readonly history: HistoryOfApplication,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { application } = await this.access.found(person, id, 'coordinator');
    const { status } = application;
    return page('applications/overview/views/overview.njk', {
      application,
      hasArrived: application.submittedAt !== null,
      ...(await this.around.of(id)),
      ...(await this.history.of(id)),
      mayRuleOut: mayBecome(status, 'ineligible'),
      mayReopen: mayBecome(status, 'draft'),
      mayAsk: status === 'submitted',
    });
  }
}
