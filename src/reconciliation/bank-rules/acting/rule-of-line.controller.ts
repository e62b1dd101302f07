import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { LinesToActOn } from '../../line/lines-to-act-on.queries.js';
import { BankRules } from '../bank-rules.queries.js';
import { firstThatFits } from '../bank-rules.rules.js';
import { RuleActing } from './rule-acting.service.js';
import { RuleOfLineForm } from './rule-of-line.form.js';

@Controller('bank/lines/:lineId/rule')
@Allow('trustee-administrator')
export class RuleOfLineController {
  constructor(
    private readonly lines: LinesToActOn,
    private readonly rules: BankRules,
    private readonly acting: RuleActing,
  ) {}

  @Get()
  async show(@Param('lineId', ParseUUIDPipe) lineId: string): Promise<Page> {
    const line = await this.lines.found(lineId);
    const rule = firstThatFits(await this.rules.live(), line);
    const formKey = randomUUID();
    return page('reconciliation/bank-rules/acting/views/act.njk', { line, rule, formKey });
  }

  @Post()
  async act(
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @Body(new FormPipe(RuleOfLineForm)) { formKey }: RuleOfLineForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const line = await this.lines.found(lineId);
    await this.acting.act(line, formKey, by);
    return seeOther(`/bank/${line.bankAccountId}`, 'Done as the rule says.');
  }
}
