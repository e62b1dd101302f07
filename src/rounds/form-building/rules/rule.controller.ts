import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
  Query,
} from '@nestjs/common';
import type { Rule } from '../../../forms/form.js';
import { refuse } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { textOf } from '../../../platform/web/field.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { FormBuilding } from '../building.service.js';
import { editPage, nothingBuilt } from '../edit.page.js';
import { withRule, withRuleChanged } from '../edits.rules.js';
import { FormDesks, isBuilding, type BuildingDesk } from '../form-desk.queries.js';
import { comparable, readRule, RULE_KINDS, RuleForm, ruleKindIn, valueOf } from './rule.form.js';
import { FormAt, type FormAddress } from '../form-at.decorator.js';
import { formPaths } from '../form-shelf.rules.js';

/** What must hold between answers. */
@Controller(formPaths('/rules'))
@Allow('coordinator')
export class FormRuleController {
  constructor(
    private readonly desks: FormDesks,
    private readonly building: FormBuilding,
  ) {}

  @Get('new')
  async start(@FormAt() at: FormAddress, @Query('kind') chosen?: string | string[]): Promise<Page> {
    const desk = await this.desks.of(at);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    const kind = ruleKindIn(textOf(chosen));
    if (kind) return rulePage(desk, kind);
    return editPage('rounds/form-building/rules/views/kinds.njk', desk, {
      kinds: Object.entries(RULE_KINDS).map(([value, text]) => ({ value, text })),
    });
  }

  @Post('new')
  async add(
    @FormAt() at: FormAddress,
    @Query('kind') chosen: string | string[] | undefined,
    @Body(new FormPipe(RuleForm)) form: RuleForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    const kind = ruleKindIn(textOf(chosen)) ?? refuse('kind', 'Choose a kind of rule');
    await this.building.edit({
      ...{ roundId, of: at.of, revision: form.revision, by: person.id, sent: [kind, form] },
      act: 'rule added',
      edit: (now) => {
        const edited = withRule(now, readRule(kind, form));
        return { form: edited, spot: { rule: edited.rules.length } };
      },
    });
    return seeOther(at.base, 'The rule is added.');
  }

  @Get(':number')
  async show(
    @FormAt() at: FormAddress,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<Page> {
    const desk = await this.desks.of(at);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    const rule = desk.building.definition.rules[number - 1];
    if (!rule) throw new NotFoundException();
    return rulePage(desk, rule.kind, rule);
  }

  @Post(':number')
  async change(
    @FormAt() at: FormAddress,
    @Param('number', ParseIntPipe) rule: number,
    @Body(new FormPipe(RuleForm)) form: RuleForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    await this.building.edit({
      ...{ roundId, of: at.of, revision: form.revision, by: person.id, sent: [rule, form] },
      act: 'rule changed',
      spot: { rule },
      edit: (now) => {
        const was = now.rules[rule - 1];
        return was && withRuleChanged(now, rule, readRule(was.kind, form));
      },
    });
    return seeOther(at.base, 'The rule is changed.');
  }
}

function rulePage(desk: BuildingDesk, kind: Rule['kind'], rule?: Rule): Page {
  const sums = rule && 'sum' in rule ? { sum: valueOf(rule.sum) } : {};
  const other = rule && ('of' in rule ? rule.of : 'to' in rule ? rule.to : undefined);
  return editPage('rounds/form-building/rules/views/rule.njk', desk, {
    ...{ kind, rule, kindTitle: RULE_KINDS[kind], ...comparable(desk.building.definition) },
    chosen: { ...rule, ...sums, ...(other ? { other: valueOf(other) } : {}) },
  });
}
