import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ApplicationAccess } from '../application-access.queries.js';
import { ReasonForm } from '../standing/reason.form.js';
import { StandingChanging } from '../standing/standing-changing.service.js';

/** Its own people take it back, at any time before the decision. */
@Controller('applications/:id/withdrawal')
@Allow('contact')
export class WithdrawalController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly changing: StandingChanging,
  ) {}

  @Get()
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const { application } = await this.access.found(person, id, 'organisation');
    return application.status === 'draft' || application.status === 'submitted'
      ? page('applications/withdrawal/views/withdraw.njk', { application })
      : seeOther(`/applications/${id}`);
  }

  @Post()
  async withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.found(person, id, 'organisation');
    await this.changing.change({
      applicationId: id,
      act: 'withdrawn',
      reason,
      until: null,
      by: person.id,
    });
    return seeOther(`/applications/${id}`, 'The application is withdrawn.');
  }
}
