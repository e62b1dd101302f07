import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Signatures } from '../acceptance/signatures.queries.js';
import { isAgreed } from '../award.lifecycle.js';
import { AwardReaders } from '../award-readers.queries.js';
import { Conditions } from '../conditions/conditions.queries.js';
import { TrusteeRefusals } from '../trustee-refusal/trustee-refusals.queries.js';
import { OfferActs } from './offer-acts.queries.js';

@Controller('awards/:awardId')
@Allow('contact', 'coordinator', 'trustee-administrator', 'observer', 'panel-member')
export class OfferController {
  constructor(
    private readonly readers: AwardReaders,
    private readonly signatures: Signatures,
    private readonly conditions: Conditions,
    private readonly acts: OfferActs,
    private readonly refusals: TrusteeRefusals,
  ) {}

  /** The award as its letter says it: for its organisation's contacts once it is offered, staff, and its panel. */
  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const read = await this.readers.find(person, awardId);
    if (!read) throw new NotFoundException();
    const { award, as } = read;
    const [signatures, conditions, acts, refusals, mayWithdraw] = await Promise.all([
      this.signatures.ofAward(awardId),
      this.conditions.ofAward(awardId),
      this.acts.ofAward(awardId),
      this.refusals.ofAward(awardId),
      this.readers.speaksForPanel(person, read),
    ]);
    const isStaff = as === 'staff';
    return page('awards/offer/views/award.njk', {
      award,
      ...{ signatures, conditions, acts, as, mayWithdraw },
      hasSigned: signatures.some(({ personId }) => personId === person.id),
      isAgreed: isAgreed(award.status),
      isTheirs: as === 'organisation',
      applied: subjectsOf(person, 'contact').includes(award.applicantId),
      isCoordinator: isStaff && holds(person, 'coordinator'),
      // What is only proposed is the trustee's own.
      refusals: refusals.filter(({ status }) => isStaff || status === 'confirmed'),
      mayRefuse: isStaff && holds(person, 'trustee-administrator'),
    });
  }
}
