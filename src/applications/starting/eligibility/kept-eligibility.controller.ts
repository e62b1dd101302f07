import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../../platform/web/page.js';
import { choiceOf } from '../../../rounds/eligibility/eligibility.rules.js';
import { ApplicationAccess } from '../../application-access.queries.js';
import { KeptEligibilityQueries } from './kept-eligibility.queries.js';

/** The evidence that an organisation said it could apply: for staff whom no interest shuts out. */
@Controller('applications/:id/eligibility')
@Allow('coordinator', 'observer')
export class KeptEligibilityController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly kept: KeptEligibilityQueries,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    await this.access.found(person, id, 'coordinator', 'reader');
    const evidence = await this.kept.of(id);
    if (!evidence) throw new NotFoundException();
    return page('applications/starting/eligibility/views/evidence.njk', {
      evidence,
      answered: evidence.questions.map((question, index) => ({
        key: question.text,
        text: choiceOf(question, evidence.answers[index])?.text ?? 'Not answered',
      })),
    });
  }
}
