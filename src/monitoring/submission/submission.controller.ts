import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReturnDrafts } from '../drafting/return-drafts.queries.js';
import { ReadableReturns } from '../readable-returns.queries.js';
import { SubmissionForm } from './submission.form.js';
import { submissionPageOf } from './submission.page.js';
import { ReturnSubmission } from './submission.service.js';

/** Check the answers and send them; what was sent has a receipt. */
@Controller('returns/:returnId')
@Allow('contact')
export class ReturnSubmissionController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly drafts: ReturnDrafts,
    private readonly submission: ReturnSubmission,
  ) {}

  @Get('submission')
  async show(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const asked = await this.returns.own(person, returnId);
    if (asked.status !== 'due' && asked.status !== 'queried') {
      return seeOther(`/returns/${returnId}/receipt`);
    }
    const draft = await this.drafts.byId(returnId);
    return page('monitoring/submission/views/check.njk', { asked, ...submissionPageOf(draft) });
  }

  @Post('submission')
  async submit(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Body(new FormPipe(SubmissionForm)) form: SubmissionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.returns.own(person, returnId);
    await this.submission.submit({ returnId, checkedVersion: form.version, by: person.id });
    return seeOther(`/returns/${returnId}/receipt`);
  }

  /** Whoever has not sent it yet is led to what is left to write. */
  @Get('receipt')
  async receipt(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const asked = await this.returns.own(person, returnId);
    if (asked.submittedAt === null) return seeOther(`/returns/${returnId}`);
    return page('monitoring/submission/views/receipt.njk', { asked });
  }
}
