import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  type SignedInPerson,
} from '../../../platform/access/signed-in.decorator.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { uploadedFileOf } from '../../../platform/web/uploads.js';
import { Organisations } from '../../organisations.queries.js';
import { BankDetailsQueries } from '../bank-details.queries.js';
import { BankDetails } from '../bank-details.service.js';
import { GivingForm } from './giving.form.js';

@Controller('organisations/:id/bank-details/new')
@Allow('contact')
export class GivingController {
  constructor(
    private readonly organisations: Organisations,
    private readonly current: BankDetailsQueries,
    private readonly bankDetails: BankDetails,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const organisation = await this.organisations.byId(ownOrNotFound(person, id));
    return page('organisations/bank-details/giving/views/give.njk', {
      organisation,
      current: await this.current.of(id),
    });
  }

  @Post()
  async give(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(GivingForm)) { accountName, sortCode, accountNumber }: GivingForm,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const organisationId = ownOrNotFound(person, id);
    await this.transactions.run((tx) =>
      this.bankDetails.give(tx, {
        accountName,
        sortCode,
        accountNumber,
        evidence: uploadedFileOf(request),
        organisationId,
        by: person.id,
      }),
    );
    return seeOther(
      `/organisations/${id}/bank-details`,
      'We have your bank details. Two of us check them before anything is paid.',
    );
  }
}

/** Another organisation's page does not exist, as far as anyone can tell. */
function ownOrNotFound(person: SignedInPerson, organisationId: string): string {
  if (!holds(person, 'contact', organisationId)) throw new NotFoundException();
  return organisationId;
}
