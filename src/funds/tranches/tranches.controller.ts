import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { formatDate } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Funds } from '../funds.queries.js';
import { TrancheForm, WithdrawalForm } from './tranche.form.js';
import { ExpectedTranches } from './tranche.service.js';
import { Tranches, type ExpectedTranche } from './tranches.queries.js';

/** What a funder has announced, and no longer announces. */
@Controller('funds/:fundId/tranches')
@Allow('trustee-administrator')
export class TranchesController {
  constructor(
    private readonly funds: Funds,
    private readonly tranches: Tranches,
    private readonly expected: ExpectedTranches,
  ) {}

  @Get('new')
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    return page('funds/tranches/views/expect.njk', { fund, formKey: randomUUID() });
  }

  @Post('new')
  async expect(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(TrancheForm)) { amount, ...form }: TrancheForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.funds.ofAFunder(fundId);
    await this.expected.expect({
      ...form,
      fundId,
      amountPence: amount,
      announcedBy: person.id,
    });
    const when = formatDate(form.expectedOn);
    return seeOther(`/funds/${fundId}`, `${formatPence(amount)} is expected on ${when}.`);
  }

  @Get(':trancheId/withdrawal')
  async showWithdrawal(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('trancheId', ParseUUIDPipe) trancheId: string,
  ): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    const tranche = await this.found(fundId, trancheId);
    return page('funds/tranches/views/withdraw.njk', { fund, tranche });
  }

  @Post(':trancheId/withdrawal')
  async withdraw(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('trancheId', ParseUUIDPipe) trancheId: string,
    @Body(new FormPipe(WithdrawalForm)) { reason }: WithdrawalForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { amountPence } = await this.found(fundId, trancheId);
    await this.expected.withdraw(trancheId, reason, person.id);
    return seeOther(`/funds/${fundId}`, `${formatPence(amountPence)} is no longer expected.`);
  }

  private async found(fundId: string, trancheId: string): Promise<ExpectedTranche> {
    const tranche = (await this.tranches.ofFund(fundId)).find(({ id }) => id === trancheId);
    if (!tranche) throw new NotFoundException();
    return tranche;
  }
}
