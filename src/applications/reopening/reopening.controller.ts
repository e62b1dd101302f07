import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { londonInstant } from '../../kernel/london.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ApplicationAccess } from '../application-access.queries.js';
import { mayBecome } from '../application.lifecycle.js';
import { StandingChanging } from '../standing/standing-changing.service.js';
import { ReopeningForm } from './reopening.form.js';

/** The coordinator, and nobody else, makes it a draft again. */
@Controller('applications/:id/reopening')
@Allow('coordinator')
export class ReopeningController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly changing: StandingChanging,
  ) {}

  @Get()
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const { application } = await this.access.found(person, id, 'coordinator');
    return mayBecome(application.status, 'draft')
      ? page('applications/reopening/views/reopen.njk', { application })
      : seeOther(`/applications/${id}/overview`);
  }

  @Post()
  async reopen(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(ReopeningForm)) form: ReopeningForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.found(person, id, 'coordinator');
    await this.changing.change({
      applicationId: id,
      act: 'reopened',
      reason: form.reason,
      until: londonInstant(form.untilOn, form.untilTime),
      by: person.id,
    });
    return seeOther(`/applications/${id}/overview`, 'Reopened. Its organisation has been told.');
  }
}
