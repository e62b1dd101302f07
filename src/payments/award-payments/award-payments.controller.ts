import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Awards } from '../../awards/awards.queries.js';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Instalments } from '../instalments.queries.js';
import { awardPaymentsPage } from './award-payments.page.js';

const STAFF = ['coordinator', 'trustee-administrator', 'observer'] as const;

@Controller('awards/:awardId/payments')
@Allow('contact', ...STAFF)
export class AwardPaymentsController {
  constructor(
    private readonly awards: Awards,
    private readonly instalments: Instalments,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const own = subjectsOf(person, 'contact');
    const theirs = await this.awards.byIdOfEver(own, awardId);
    const isStaff = STAFF.some((role) => holds(person, role));
    const award = theirs ?? (isStaff ? await this.awards.byId(awardId) : undefined);
    if (!award || (!theirs && own.includes(award.organisationId))) throw new NotFoundException();
    const instalments = await this.instalments.ofAward(awardId);
    return page('payments/award-payments/views/award-payments.njk', {
      award,
      isTheirs: own.includes(award.organisationId),
      anyNotAccepted: instalments.some((each) => each.status === 'planned' && each.notAccepted),
      ...awardPaymentsPage(instalments, this.clock.today()),
    });
  }
}
