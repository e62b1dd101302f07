import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReachedAt } from '../../platform/web/reached-at.decorator.js';
import { Certificates } from '../certification/certificates.queries.js';
import { DraftHands } from '../on-behalf/draft-hands.queries.js';
import { Drafts } from '../drafting/drafts.queries.js';
import { SubmissionForm } from './submission.form.js';
import { submissionPageOf } from './submission.page.js';
import { Submission } from './submission.service.js';

@Controller('applications/:id/submission')
@Allow('contact', 'coordinator')
export class SubmissionController {
  constructor(
    private readonly drafts: Drafts,
    private readonly certificates: Certificates,
    private readonly hands: DraftHands,
    private readonly submission: Submission,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const draft = await this.drafts.byIdOf(await this.hands.writers(person, id), id);
    if (!draft) throw new NotFoundException();
    if (draft.status !== 'draft') return seeOther(`/applications/${id}/receipt`);
    return page('applications/submission/views/submit.njk', {
      ...submissionPageOf(draft, this.clock.now()),
      certification: await this.certificates.of(id),
      isOwn: holds(person, 'contact', draft.organisationId),
    });
  }

  @Post()
  async submit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(SubmissionForm)) form: SubmissionForm,
    @SignedIn() person: SignedInPerson,
    @ReachedAt() reachedAt: Date,
  ): Promise<SeeOther> {
    await this.submission.submit({
      applicationId: id,
      checkedVersion: form.version,
      by: person.id,
      organisationIds: await this.hands.writers(person, id),
      reachedAt,
    });
    return seeOther(`/applications/${id}/receipt`);
  }
}
