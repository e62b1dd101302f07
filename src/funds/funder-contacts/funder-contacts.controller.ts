import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Funds } from '../funds.queries.js';
import { FunderContactForm } from './funder-contact.form.js';
import { FunderContacts } from './funder-contacts.queries.js';
import { FunderReading } from './funder-reading.service.js';

/** Who reads a fund's statement for its funder. */
@Controller('funds/:fundId/funder-contacts')
@Allow('trustee-administrator')
export class FunderContactsController {
  constructor(
    private readonly funds: Funds,
    private readonly contacts: FunderContacts,
    private readonly reading: FunderReading,
  ) {}

  @Get('new')
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    return page('funds/funder-contacts/views/let-in.njk', {
      fund: await this.funds.ofAFunder(fundId),
    });
  }

  @Post('new')
  async letIn(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(FunderContactForm)) form: FunderContactForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    await this.reading.letIn(fundId, form, person.id);
    return seeOther(
      `/funds/${fundId}`,
      `${form.email} may read the statement of ${fund.name}. A message tells them how.`,
    );
  }

  @Get(':roleId/withdrawal')
  async showWithdrawal(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('roleId', ParseUUIDPipe) roleId: string,
  ): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    const contact = (await this.contacts.ofFund(fundId)).find((each) => each.roleId === roleId);
    if (!contact) throw new NotFoundException();
    return page('funds/funder-contacts/views/withdraw.njk', { fund, contact });
  }

  @Post(':roleId/withdrawal')
  async withdraw(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('roleId', ParseUUIDPipe) roleId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    await this.reading.end(fundId, roleId, person.id);
    return seeOther(`/funds/${fundId}`, `They read the statement of ${fund.name} no longer.`);
  }
}
