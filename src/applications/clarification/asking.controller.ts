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
import { ApplicationAccess } from '../application-access.queries.js';
import { ApplicationPaper, type PaperAnswer } from '../paper/application-paper.queries.js';
import { AskingForm } from './asking.form.js';
import { Clarifying } from './clarifying.service.js';

/** The coordinator asks about named questions, by a day. */
@Controller('applications/:id/clarifications/new')
@Allow('coordinator')
export class AskingController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly paper: ApplicationPaper,
    private readonly clarifying: Clarifying,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const { application } = await this.access.found(person, id, 'coordinator');
    if (application.status !== 'submitted') return seeOther(`/applications/${id}/overview`);
    return page('applications/clarification/views/ask.njk', {
      application,
      questions: await this.questionsOf(id),
    });
  }

  @Post()
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(AskingForm)) { asks, dueOn }: AskingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.found(person, id, 'coordinator');
    const asked = (await this.questionsOf(id)).flatMap(({ name, label }, index) => {
      const ask = asks.get(index + 1);
      return ask === undefined ? [] : [{ question: name, label, ask }];
    });
    await this.clarifying.ask({ applicationId: id, asked, dueOn, by: person.id });
    return seeOther(`/applications/${id}/overview`, 'Asked. Its organisation has been told.');
  }

  private async questionsOf(id: string): Promise<readonly PaperAnswer[]> {
    const paper = await this.paper.of(id);
    if (!paper) throw new NotFoundException();
    return paper.sections.flatMap(({ answers }) => answers);
  }
}
