import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { DecisionRecords } from '../decision/decision-records.queries.js';
import { ReleaseAccess } from '../release/release-access.queries.js';
import { FeedbackForm } from './feedback.form.js';
import { Feedback } from './feedback.service.js';

/** What an organisation is told beside the panel's reasons, until its outcome is released. */
@Controller('applications/:id/feedback')
@Allow('coordinator', 'panel-member')
export class FeedbackController {
  constructor(
    private readonly access: ReleaseAccess,
    private readonly decisions: DecisionRecords,
    private readonly feedback: Feedback,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const outcome = await this.access.toReleaseOne(id, person);
    const [decision, versions] = await Promise.all([
      this.decisions.ofApplication(id),
      this.decisions.wordsOf(id),
    ]);
    return page('awards/feedback/views/feedback.njk', { ...outcome, decision, versions });
  }

  @Post()
  async write(
    @Param('id', ParseUUIDPipe) applicationId: string,
    @Body(new FormPipe(FeedbackForm)) { feedback, notes, version }: FeedbackForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { bid, roundSlug } = await this.access.toReleaseOne(applicationId, person);
    await this.feedback.write({
      ...{ applicationId, feedback, notes },
      ...{ seenVersion: version, by: person.id },
    });
    return seeOther(
      `/rounds/${roundSlug}/outcomes`,
      `The words for ${bid.organisationName} are saved. Read its letter before you release it.`,
    );
  }
}
