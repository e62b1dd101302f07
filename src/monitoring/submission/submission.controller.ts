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
import {
  holds,
  SignedIn,
  writesFor,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReadableReturns } from '../readable-returns.queries.js';
import { SubmissionForm } from './submission.form.js';
import { ReturnSubmission } from './submission.service.js';

@Controller('returns/:returnId')
export class SubmissionController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly submission: ReturnSubmission,
  ) {}

  @Get()
  @Allow('contact', 'panel-member', 'coordinator', 'trustee-administrator', 'observer')
  async show(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const found = await this.returns.readableBy(person, returnId);
    if (!found) throw new NotFoundException();
    const maySend = writesFor(person, found.asked.organisationId);
    return page('monitoring/submission/views/return.njk', { ...found, maySend });
  }

  @Post()
  @Allow('contact')
  async submit(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Body(new FormPipe(SubmissionForm)) form: SubmissionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const found = await this.returns.readableBy(person, returnId);
    if (!found || !holds(person, 'contact', found.asked.organisationId)) {
      throw new NotFoundException();
    }
    await this.submission.submit({
      returnId,
      spentPence: form.spent,
      peopleReached: form.people,
      story: form.story,
      changes: form.changes,
      by: person.id,
    });
    return seeOther(`/returns/${returnId}`, 'Thank you. Your return is with the panel.');
  }
}
