import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Awards } from '../awards.queries.js';
import { TrusteeRefusals } from '../trustee-refusal/trustee-refusals.queries.js';

const STAFF = ['coordinator', 'trustee-administrator', 'observer'] as const;

@Controller('awards/:awardId')
@Allow('contact', ...STAFF)
export class OfferController {
  constructor(
    private readonly awards: Awards,
    private readonly refusals: TrusteeRefusals,
  ) {}

  /** The award as its letter says it: for its organisation's contacts once it is offered, and staff. */
  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const own = subjectsOf(person, 'contact');
    const theirs = await this.awards.byIdOf(own, awardId);
    const isStaff = STAFF.some((role) => holds(person, role));
    const award = theirs ?? (isStaff ? await this.awards.byId(awardId) : undefined);
    // Staff who are the organisation's own people are that before anything else.
    const isHeldFromThem = award && !theirs && own.includes(award.organisationId);
    if (!award || isHeldFromThem) throw new NotFoundException();
    const refusals = await this.refusals.ofAward(awardId);
    return page('awards/offer/views/award.njk', {
      award,
      isTheirs: theirs !== undefined,
      // What is only proposed is the trustee's own.
      refusals: refusals.filter(({ status }) => theirs === undefined || status === 'confirmed'),
      mayRefuse: theirs === undefined && holds(person, 'trustee-administrator'),
    });
  }
}
