import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Applications, type ApplicationSummary } from '../../applications/applications.queries.js';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  SignedIn,
  subjectsOf,
  writesFor,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AppealRecording } from './appeal-recording.service.js';
import { AppealTerms } from './appeal-terms.service.js';
import { AppealSendingForm } from './appeals.form.js';

/** An appeal or a complaint from the people whose application it is about. */
@Controller('applications/:applicationId/appeal')
@Allow('contact')
export class AppealSendingController {
  constructor(
    private readonly applications: Applications,
    private readonly terms: AppealTerms,
    private readonly recording: AppealRecording,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const application = await this.own(person, applicationId);
    const term = await this.terms.inForce();
    return page('awards/appeals/views/send.njk', { application, term, formKey: randomUUID() });
  }

  @Post()
  async send(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body(new FormPipe(AppealSendingForm)) form: AppealSendingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const application = await this.own(person, applicationId);
    if (!writesFor(person, application.organisationId)) throw new NotFoundException();
    const id = await this.recording.record({
      ...{ kind: form.kind, words: form.words, formKey: form.formKey, applicationId },
      ...{ fromName: person.name, fromEmail: person.email },
      ...{ receivedOn: this.clock.today(), isOwn: true, by: person.id },
    });
    return seeOther(`/appeals/${id}`, 'It has arrived. You are told by e-mail when it is due.');
  }

  private async own(person: SignedInPerson, id: string): Promise<ApplicationSummary> {
    const application = await this.applications.byIdOf(subjectsOf(person, 'contact'), id);
    if (!application) throw new NotFoundException();
    return application;
  }
}
