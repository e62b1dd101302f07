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
import { BankDetailsQueries, type DetailsVersion } from '../bank-details.queries.js';
import { ConfirmationForm } from './confirmation.form.js';
import { confirmationInWords, PAYEE_RESULTS, payeeResults } from './confirmation.rules.js';
import { PayeeConfirming } from './confirmation.service.js';

@Controller('bank-details/:detailsId/confirmation-of-payee')
@Allow('trustee-administrator')
export class ConfirmationController {
  constructor(
    private readonly bankDetails: BankDetailsQueries,
    private readonly confirming: PayeeConfirming,
  ) {}

  @Get()
  async show(@Param('detailsId', ParseUUIDPipe) detailsId: string): Promise<Page> {
    const details = await this.found(detailsId);
    return page('organisations/bank-details/confirmation/views/confirm.njk', {
      details,
      said: confirmationInWords(details.confirmation),
      results: payeeResults.map((value) => ({ value, text: PAYEE_RESULTS[value] })),
    });
  }

  @Post()
  async record(
    @Param('detailsId', ParseUUIDPipe) detailsId: string,
    @Body(new FormPipe(ConfirmationForm)) { result, nameAtBank }: ConfirmationForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { status, organisationId } = await this.found(detailsId);
    await this.confirming.record({ detailsId, result, nameAtBank, by: person.id });
    return seeOther(
      status === 'given'
        ? `/bank-details/${detailsId}/check`
        : `/organisations/${organisationId}/bank-details`,
      'What the bank said is on the record.',
    );
  }

  private async found(detailsId: string): Promise<DetailsVersion> {
    const details = await this.bankDetails.byId(detailsId);
    if (!details) throw new NotFoundException();
    return details;
  }
}
