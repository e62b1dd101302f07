import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { ApplicationAccess } from '../application-access.queries.js';
import { takesPart } from '../application.lifecycle.js';
import { Drafts } from '../drafting/drafts.queries.js';
import { Equality } from '../equality/equality.queries.js';
import { Submissions } from './submissions.queries.js';

/** That it arrived, and what happens next: there as often as it is looked for. */
@Controller('applications/:id/receipt')
@Allow('contact', 'coordinator')
export class ReceiptController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly drafts: Drafts,
    private readonly submissions: Submissions,
    private readonly equality: Equality,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const reached = await this.access.found(person, id, 'organisation', 'coordinator');
    const application = await this.drafts.byIdOf([reached.application.organisationId], id);
    if (!application || !takesPart(application.status)) throw new NotFoundException();
    const [sent] = await this.submissions.ofApplication(id);
    const isOwn = reached.from === 'organisation';
    return page('applications/submission/views/receipt.njk', {
      application,
      sent,
      isOwn,
      asksEquality: isOwn && !(await this.equality.isGiven(id)),
    });
  }
}
