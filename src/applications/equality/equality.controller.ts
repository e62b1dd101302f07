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
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ApplicationAccess } from '../application-access.queries.js';
import type { ApplicationSummary } from '../applications.queries.js';
import { EQUALITY_QUESTIONS, readEqualityAnswers } from './equality-questions.rules.js';
import { Equality } from './equality.queries.js';
import { EqualityGiving } from './equality.service.js';

/** A short form about who applies, for who likes to fill it in after submitting. */
@Controller('applications/:id/equality')
@Allow('contact')
export class EqualityController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly equality: Equality,
    private readonly giving: EqualityGiving,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const application = await this.found(person, id);
    return page('applications/equality/views/equality.njk', {
      application,
      isGiven: await this.equality.isGiven(id),
      questions: EQUALITY_QUESTIONS,
    });
  }

  @Post()
  async give(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() typed: Readonly<Record<string, unknown>>,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { roundId } = await this.found(person, id);
    await this.giving.give(id, roundId, readEqualityAnswers(typed));
    return seeOther(`/applications/${id}`, 'Thank you. Your answers are kept apart.');
  }

  private async found(person: SignedInPerson, id: string): Promise<ApplicationSummary> {
    const { application } = await this.access.found(person, id, 'organisation');
    if (application.submittedAt === null) throw new NotFoundException();
    return application;
  }
}
