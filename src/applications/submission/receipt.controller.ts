import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  SignedIn,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Drafts } from '../drafting/drafts.queries.js';

/** That it arrived, and what happens next: there as often as it is looked for. */
@Controller('applications/:id/receipt')
@Allow('contact')
export class ReceiptController {
  constructor(private readonly drafts: Drafts) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const application = await this.drafts.byIdOf(subjectsOf(person, 'contact'), id);
    if (!application || application.status === 'draft') throw new NotFoundException();
    return page('applications/submission/views/receipt.njk', { application });
  }
}
