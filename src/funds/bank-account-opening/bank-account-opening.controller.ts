import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { BankAccountOpeningForm } from './bank-account-opening.form.js';
import { BankAccountOpening } from './bank-account-opening.service.js';

@Controller('bank-accounts/new')
@Allow('trustee-administrator')
export class BankAccountOpeningController {
  constructor(private readonly opening: BankAccountOpening) {}

  @Get()
  show(): Page {
    return page('funds/bank-account-opening/views/open.njk');
  }

  @Post()
  async open(
    @Body(new FormPipe(BankAccountOpeningForm)) form: BankAccountOpeningForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const account = await this.opening.open(form, person.id);
    return seeOther('/funds', `${account.name} is added to the bank accounts.`);
  }
}
