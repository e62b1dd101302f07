import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { formatMonth, type LondonDate } from '../../kernel/london.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { EndingForm, PreparationForm, SigningForm } from './month.form.js';
import { monthIn } from './month.page.js';
import { MonthsShown } from './months-shown.queries.js';
import { MonthPreparation } from './preparation/preparation.service.js';
import { Reopening } from './reopening/reopening.service.js';
import { Signing } from './signing/signing.service.js';

/** Putting a month forward, signing it, and taking either back. */
@Controller('reconciliations/:month')
@Allow('trustee-administrator')
export class MonthActsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly months: MonthsShown,
    private readonly preparation: MonthPreparation,
    private readonly signing: Signing,
    private readonly reopening: Reopening,
  ) {}

  @Get('preparation')
  showPreparation(@Param('month') address: string): Promise<Page> {
    return this.form('reconciliation/month/views/prepare.njk', address);
  }

  @Post('preparation')
  async prepare(
    @Param('month') address: string,
    @Body(new FormPipe(PreparationForm)) { nothingLater }: PreparationForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const month = found(address);
    await this.preparation.prepare({ month, nothingLater, by });
    return done(address, 'is prepared. Somebody else signs it.');
  }

  @Get('signature')
  showSigning(@Param('month') address: string): Promise<Page> {
    return this.form('reconciliation/month/views/sign.njk', address);
  }

  @Post('signature')
  async sign(
    @Param('month') address: string,
    @Body(new FormPipe(SigningForm)) { reconciliationId }: SigningForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.signing.sign(reconciliationId, by);
    return done(address, 'is signed and its books are closed.');
  }

  @Get('withdrawal')
  showWithdrawal(@Param('month') address: string): Promise<Page> {
    return this.form('reconciliation/month/views/withdraw.njk', address);
  }

  @Post('withdrawal')
  async withdraw(
    @Param('month') address: string,
    @Body(new FormPipe(EndingForm)) { reconciliationId: id, reason }: EndingForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.reopening.withdraw({ id, reason, by });
    return done(address, 'can be prepared again.');
  }

  @Get('reopening')
  showReopening(@Param('month') address: string): Promise<Page> {
    return this.form('reconciliation/month/views/reopen.njk', address);
  }

  @Post('reopening')
  async reopen(
    @Param('month') address: string,
    @Body(new FormPipe(EndingForm)) { reconciliationId: id, reason }: EndingForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.reopening.reopen({ id, reason, by });
    return done(address, 'is open again.');
  }

  private async form(template: string, address: string): Promise<Page> {
    const shown = await this.months.of(this.dataSource.manager, address);
    return page(template, { ...shown, address, name: formatMonth(shown.month) });
  }
}

/** @throws NotFoundException when the address is no month. */
function found(address: string): LondonDate {
  const month = monthIn(address);
  if (month === undefined) throw new NotFoundException();
  return month;
}

function done(address: string, what: string): SeeOther {
  return seeOther(`/reconciliations/${address}`, `${formatMonth(found(address))} ${what}`);
}
