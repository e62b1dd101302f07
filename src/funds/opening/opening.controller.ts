import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { termsOf } from '../agreement/agreement.form.js';
import { costKindItems } from '../agreement/cost-kinds.js';
import { OpeningForm } from './opening.form.js';
import { FundOpening } from './opening.service.js';

@Controller('funds/new')
@Allow('trustee-administrator')
export class OpeningController {
  constructor(private readonly opening: FundOpening) {}

  @Get()
  show(): Page {
    return page('funds/opening/views/open.njk', { costKinds: costKindItems() });
  }

  @Post()
  async open(
    @Body(new FormPipe(OpeningForm)) form: OpeningForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { name, code, funderName } = form;
    const fund = await this.opening.open({ name, code, funderName, ...termsOf(form) }, person.id);
    return seeOther(`/funds/${fund.id}`, `${fund.name} is open. Record what you receive for it.`);
  }
}
