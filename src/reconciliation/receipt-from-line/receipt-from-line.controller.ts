import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Funds } from '../../funds/funds.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Hints } from '../bank-rules/hints.queries.js';
import { LinesToActOn } from '../line/lines-to-act-on.queries.js';
import { SUSPENSE_CODE } from '../suspense/suspense-fund.service.js';
import { ReceiptFromLineForm } from './receipt-from-line.form.js';
import { ReceiptsFromLines } from './receipt-from-line.service.js';

@Controller('bank/lines/:lineId/receipt')
@Allow('trustee-administrator')
export class ReceiptFromLineController {
  constructor(
    private readonly lines: LinesToActOn,
    private readonly funds: Funds,
    private readonly hints: Hints,
    private readonly receipts: ReceiptsFromLines,
  ) {}

  @Get()
  async show(@Param('lineId', ParseUUIDPipe) lineId: string): Promise<Page> {
    const line = await this.lines.found(lineId);
    const [funds, learnt] = await Promise.all([this.funds.list(), this.hints.learnt(line)]);
    return page('reconciliation/receipt-from-line/views/receipt.njk', {
      line,
      funds: funds.filter(({ code }) => code !== SUSPENSE_CODE),
      likeliestFund: learnt.find(({ kind }) => kind === 'receipt')?.fundId,
      formKey: randomUUID(),
    });
  }

  @Post()
  async record(
    @Param('lineId', ParseUUIDPipe) bankLineId: string,
    @Body(new FormPipe(ReceiptFromLineForm)) form: ReceiptFromLineForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { bankAccountId } = await this.lines.found(bankLineId);
    const { kind, shares, reference, formKey } = form;
    await this.receipts.record({ bankLineId, kind, shares, reference, formKey, by });
    return seeOther(`/bank/${bankAccountId}`, 'The line is recorded and matched.');
  }
}
