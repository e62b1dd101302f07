import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Funds } from '../../funds/funds.queries.js';
import { refuse } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Hints } from '../bank-rules/hints.queries.js';
import { LinesToActOn } from '../line/lines-to-act-on.queries.js';
import { ChargeFromLineForm } from './charge-from-line.form.js';
import { ChargesFromLines } from './charge-from-line.service.js';

@Controller('bank/lines/:lineId/charge')
@Allow('trustee-administrator')
export class ChargeFromLineController {
  constructor(
    private readonly lines: LinesToActOn,
    private readonly funds: Funds,
    private readonly hints: Hints,
    private readonly charges: ChargesFromLines,
  ) {}

  @Get()
  async show(@Param('lineId', ParseUUIDPipe) lineId: string): Promise<Page> {
    const line = await this.lines.found(lineId);
    const [funds, learnt] = await Promise.all([this.funds.list(), this.hints.learnt(line)]);
    return page('reconciliation/charge-from-line/views/charge.njk', {
      line,
      funds: funds.map(({ id, name }) => ({ value: id, text: name })),
      likeliestFund: learnt.find(({ kind }) => kind === 'fund-payment')?.fundId,
      formKey: randomUUID(),
    });
  }

  @Post()
  async record(
    @Param('lineId', ParseUUIDPipe) bankLineId: string,
    @Body(new FormPipe(ChargeFromLineForm)) form: ChargeFromLineForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { bankAccountId } = await this.lines.found(bankLineId);
    if (!(await this.funds.byId(form.fundId))) refuse('no-such-fund', 'Choose the fund', 'fundId');
    const { fundId, reference, formKey } = form;
    await this.charges.record({ bankLineId, fundId, reference, formKey, by });
    return seeOther(`/bank/${bankAccountId}`, 'The charge is recorded and matched.');
  }
}
