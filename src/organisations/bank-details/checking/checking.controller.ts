import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Organisations } from '../../organisations.queries.js';
import { BankDetailsQueries, type DetailsVersion } from '../bank-details.queries.js';
import { confirmationInWords } from '../confirmation/confirmation.rules.js';
import { MODULUS_TABLE_DATE, type ModulusCheck } from '../modulus.js';
import { CheckingForm } from './checking.form.js';
import { refusalsToBeChecker } from './checking.rules.js';
import { Checking } from './checking.service.js';

const ARITHMETIC: Readonly<Record<ModulusCheck, string>> = {
  passes: 'Passes, which proves nothing',
  fails: 'Fails: the number can’t belong to the sort code',
  unknown: 'Not checked: the table does not have this sort code',
};

@Controller('bank-details/:detailsId/check')
@Allow('trustee-administrator')
export class CheckingController {
  constructor(
    private readonly bankDetails: BankDetailsQueries,
    private readonly organisations: Organisations,
    private readonly checking: Checking,
  ) {}

  @Get()
  async show(
    @Param('detailsId', ParseUUIDPipe) detailsId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const details = await this.found(detailsId);
    const contacts = await this.organisations.contactsOf(details.organisationId);
    const refusals = refusalsToBeChecker(
      {
        ...details,
        checkedBy: details.checks.map(({ by }) => by),
        contacts: contacts.map(({ id }) => id),
      },
      person.id,
    );
    return page('organisations/bank-details/checking/views/check.njk', {
      details,
      contacts,
      reasons: refusals.map(({ message }) => message),
      said: confirmationInWords(details.confirmation),
      arithmetic: ARITHMETIC[details.modulusCheck],
      modulusTableDate: MODULUS_TABLE_DATE,
    });
  }

  @Post()
  async check(
    @Param('detailsId', ParseUUIDPipe) detailsId: string,
    @Body(new FormPipe(CheckingForm)) form: CheckingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { organisationName } = await this.found(detailsId);
    const { evidence, lookedAt, spokeTo, numberKnownFrom, calledOn, despiteNoMatch } = form;
    const isVerified = await this.checking.check({
      ...{ detailsId, evidence, lookedAt, spokeTo, numberKnownFrom, calledOn, despiteNoMatch },
      by: person.id,
    });
    return seeOther(
      '/bank-details',
      isVerified
        ? `The bank details of ${organisationName} have been checked by two people.`
        : `You have checked the bank details of ${organisationName}. Somebody else is the second.`,
    );
  }

  private async found(detailsId: string): Promise<DetailsVersion> {
    const details = await this.bankDetails.byId(detailsId);
    if (!details) throw new NotFoundException();
    return details;
  }
}
