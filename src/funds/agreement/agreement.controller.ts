import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Funds } from '../funds.queries.js';
import { AgreementChanges } from './agreement-changes.queries.js';
import { AgreementForm, termsOf } from './agreement.form.js';
import { Agreements } from './agreement.service.js';
import { costKindItems } from './cost-kinds.js';

@Controller('funds/:fundId/agreement')
@Allow('trustee-administrator')
export class AgreementController {
  constructor(
    private readonly funds: Funds,
    private readonly changes: AgreementChanges,
    private readonly agreements: Agreements,
  ) {}

  @Get()
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    const [last] = await this.changes.ofFund(fundId);
    return page('funds/agreement/views/agreement.njk', {
      fund,
      feePercent: fund.feeBasisPoints === null ? '' : (fund.feeBasisPoints / 100).toString(),
      costKinds: costKindItems(),
      lastChange: last?.id ?? '',
      formKey: randomUUID(),
    });
  }

  @Post()
  async change(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(AgreementForm)) form: AgreementForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    const { reason, lastChange, formKey } = form;
    await this.agreements.change({
      fundId,
      terms: termsOf(form),
      reason,
      lastChangeId: lastChange === '' ? undefined : lastChange,
      formKey,
      by: person.id,
    });
    return seeOther(`/funds/${fundId}`, `The agreement of ${fund.name} is changed.`);
  }
}
