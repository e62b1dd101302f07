import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  type SignedInPerson,
  writesFor,
} from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Organisations } from '../organisations.queries.js';
import { confirmationInWords } from './confirmation/confirmation.rules.js';
import { standingOf } from './bank-details.page.js';
import { BankDetailsQueries } from './bank-details.queries.js';

const STAFF = ['trustee-administrator', 'observer'] as const;

@Controller()
export class BankDetailsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly bankDetails: BankDetailsQueries,
    private readonly clock: Clock,
  ) {}

  /** What waits to be checked. */
  @Get('bank-details')
  @Allow(...STAFF)
  async toCheck(@SignedIn() person: SignedInPerson): Promise<Page> {
    return page('organisations/bank-details/views/to-check.njk', {
      waiting: await this.bankDetails.toCheck(),
      me: person.id,
      mayAct: holds(person, 'trustee-administrator'),
    });
  }

  /** Where an organisation is paid, and was: its own people see it masked, in plain words. */
  @Get('organisations/:id/bank-details')
  @Allow('contact', ...STAFF)
  async ofOrganisation(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const isOwn = holds(person, 'contact', id);
    const isStaff = STAFF.some((role) => holds(person, role));
    const organisation = isOwn || isStaff ? await this.organisations.byId(id) : undefined;
    if (!organisation) throw new NotFoundException();
    const history = await this.bankDetails.history(id);
    const today = this.clock.today();
    const isHeld = history.some(({ status }) => status === 'given');
    return page('organisations/bank-details/views/bank-details.njk', {
      organisation,
      versions: history.map((details) => ({
        details,
        standing: standingOf(details, today, isHeld),
        confirmation: confirmationInWords(details.confirmation),
      })),
      isOwn: writesFor(person, id),
      isStaff,
      mayAct: holds(person, 'trustee-administrator'),
    });
  }
}
