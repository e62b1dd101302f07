import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Awards } from '../awards.queries.js';

const STAFF = ['coordinator', 'trustee-administrator', 'observer'] as const;

@Controller('awards/:awardId')
@Allow('contact', ...STAFF)
export class OfferController {
  constructor(private readonly awards: Awards) {}

  /** The award as its letter says it: for its organisation's contacts, and staff. */
  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const award = await this.awards.byId(awardId);
    const isTheirs = award !== undefined && holds(person, 'contact', award.organisationId);
    const isStaff = STAFF.some((role) => holds(person, role));
    if (!award || (!isTheirs && !isStaff)) throw new NotFoundException();
    return page('awards/offer/views/award.njk', { award, isTheirs });
  }
}
