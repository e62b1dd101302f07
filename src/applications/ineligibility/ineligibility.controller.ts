import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ApplicationAccess } from '../application-access.queries.js';
import { ReasonForm } from '../standing/reason.form.js';
import { StandingChanging } from '../standing/standing-changing.service.js';

/** The coordinator says that it can't be considered, and why. */
@Controller('applications/:id/ineligibility')
@Allow('coordinator')
export class IneligibilityController {
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
    return application.status === 'submitted'
      ? page('applications/ineligibility/views/rule-out.njk', { application })
      : seeOther(`/applications/${id}/overview`);
  }

  @Post()
  async ruleOut(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.found(person, id, 'coordinator');
    await this.changing.change({
      applicationId: id,
      act: 'ruled-ineligible',
      reason,
      until: null,
      by: person.id,
    });
    return seeOther(`/applications/${id}/overview`, 'Recorded: it is not eligible.');
  }
}
