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
import {
  holds,
  SignedIn,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReachedAt } from '../../platform/web/reached-at.decorator.js';
import { Drafts } from '../drafting/drafts.queries.js';
import { submissionPageOf } from '../submission/submission.page.js';
import { Certificates } from './certificates.queries.js';
import { CertificationForm } from './certification.form.js';
import { Certifying } from './certification.service.js';

/** A second signatory reads every answer once more, and gives their word. Their colleagues see whether they have. */
@Controller('applications/:id/certification')
export class CertificationController {
  constructor(
    private readonly drafts: Drafts,
    private readonly certificates: Certificates,
    private readonly certifying: Certifying,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('contact')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const draft = await this.drafts.byIdOf(subjectsOf(person, 'contact'), id);
    if (!draft) throw new NotFoundException();
    if (draft.status !== 'draft') return seeOther(`/applications/${id}/receipt`);
    const certification = await this.certificates.of(id);
    return page('applications/certification/views/certify.njk', {
      ...submissionPageOf(draft, this.clock.now()),
      certification,
      isSignatory: holds(person, 'second-signatory', draft.organisationId),
      isDone: certification.certifiedBy.some((one) => one.id === person.id),
    });
  }

  @Post()
  @Allow('second-signatory')
  async certify(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(CertificationForm)) form: CertificationForm,
    @SignedIn() person: SignedInPerson,
    @ReachedAt() reachedAt: Date,
  ): Promise<SeeOther> {
    await this.certifying.certify({
      applicationId: id,
      readVersion: form.version,
      by: person.id,
      organisationIds: subjectsOf(person, 'second-signatory'),
      reachedAt,
    });
    return seeOther(`/applications/${id}/certification`, 'Certified. It can be submitted now.');
  }
}
