import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { BankAccounts } from '../../funds/bank-accounts.queries.js';
import { Funds } from '../../funds/funds.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { SUSPENSE_CODE } from '../suspense/suspense-fund.service.js';
import { BankRuleForm } from './bank-rule.form.js';
import { draftOf, wordsOf } from './bank-rule.page.js';
import { BankRules, type WrittenRule } from './bank-rules.queries.js';
import { RuleTrial } from './writing/rule-trial.queries.js';
import { RuleWriting } from './writing/rule-writing.service.js';

@Controller('bank/rules')
@Allow('trustee-administrator')
export class RulesController {
  constructor(
    private readonly rules: BankRules,
    private readonly trial: RuleTrial,
    private readonly writing: RuleWriting,
    private readonly funds: Funds,
    private readonly bankAccounts: BankAccounts,
  ) {}

  @Get()
  @Allow('trustee-administrator', 'observer')
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const mayAct = holds(person, 'trustee-administrator');
    return page('reconciliation/bank-rules/views/rules.njk', {
      rules: await this.rules.live(),
      mayAct,
    });
  }

  /** The form; with a rule in the address, the rule tried on the past. */
  @Get('new')
  async show(@Query() query: Readonly<Record<string, unknown>>): Promise<Page> {
    const draft = draftOf(query);
    const [funds, accounts] = await Promise.all([this.funds.list(), this.bankAccounts.list()]);
    return page('reconciliation/bank-rules/views/write.njk', {
      ...draft,
      trial: draft.rule && (await this.trial.of(draft.rule)),
      funds: funds
        .filter(({ code }) => code !== SUSPENSE_CODE)
        .map(({ id, name }) => ({ value: id, text: name })),
      accounts: accounts.map(({ id, name }) => ({ value: id, text: name })),
    });
  }

  @Post('new')
  async write(
    @Body(new FormPipe(BankRuleForm)) form: BankRuleForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { name, isAutomatic } = form;
    await this.writing.write({ ...wordsOf(form), name, isAutomatic }, by);
    return seeOther('/bank/rules', `The rule “${form.name}” is written.`);
  }

  @Get(':ruleId/retirement')
  async showRetirement(@Param('ruleId', ParseUUIDPipe) id: string): Promise<Page> {
    return page('reconciliation/bank-rules/views/retire.njk', { rule: await this.found(id) });
  }

  @Post(':ruleId/retirement')
  async retire(
    @Param('ruleId', ParseUUIDPipe) id: string,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.writing.retire(id, by);
    return seeOther('/bank/rules', 'The rule says nothing any more.');
  }

  @Get(':ruleId/place')
  async showPlace(@Param('ruleId', ParseUUIDPipe) id: string): Promise<Page> {
    return page('reconciliation/bank-rules/views/place.njk', { rule: await this.found(id) });
  }

  @Post(':ruleId/place')
  async bringForward(
    @Param('ruleId', ParseUUIDPipe) id: string,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.writing.bringForward(id, by);
    return seeOther('/bank/rules', 'The rule is tried earlier.');
  }

  private async found(id: string): Promise<WrittenRule> {
    const rule = await this.rules.byId(id);
    if (!rule) throw new NotFoundException();
    return rule;
  }
}
