import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ApplicationAccess } from '../application-access.queries.js';
import { ApplicationPaper } from '../paper/application-paper.queries.js';
import { cleaned } from './asking.form.js';
import { clarificationPageOf } from './clarification.page.js';
import { Clarifications, type ClarificationShown } from './clarifications.queries.js';
import { Clarifying } from './clarifying.service.js';

/** What was asked, each question with its answer in the application; its people answer here. */
@Controller('applications/:id/clarifications/:number')
@Allow('contact', 'coordinator')
export class AnsweringController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly clarifications: Clarifications,
    private readonly paper: ApplicationPaper,
    private readonly clarifying: Clarifying,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { application, from } = await this.access.found(
      person,
      id,
      'organisation',
      'coordinator',
    );
    const asked = await this.found(id, number);
    const paper = await this.paper.of(id);
    return page(
      'applications/clarification/views/answer.njk',
      clarificationPageOf(application, from, asked, paper?.sections ?? []),
    );
  }

  /** What is asked about is data, so the fields are read here: one a question. */
  @Post()
  @Allow('contact')
  async answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() body: Readonly<Record<string, unknown>>,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.found(person, id, 'organisation');
    const { asked } = await this.found(id, number);
    const answers = Object.fromEntries(
      asked.map(({ question }, index) => [
        question,
        cleaned(body[`answer-${index + 1}`]).slice(0, 10_000),
      ]),
    );
    await this.clarifying.answer({ applicationId: id, number, answers, by: person.id });
    return seeOther(
      `/applications/${id}/clarifications/${number}`,
      'Your answer is sent. You can change it until the coordinator closes the question.',
    );
  }

  private async found(id: string, number: number): Promise<ClarificationShown> {
    const all = await this.clarifications.of(id);
    const asked = all.find((one) => one.number === number);
    if (!asked) throw new NotFoundException();
    return asked;
  }
}
