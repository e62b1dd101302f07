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
import { refuseIfAny } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { rowsFor } from '../../rounds/payment-plan/part-rows.rules.js';
import { WAITS } from '../../rounds/payment-plan/part-fields.js';
import { planKey, whenInWords } from '../../rounds/payment-plan/payment-plan.rules.js';
import { AwardPlans } from '../award-plans.queries.js';
import { AwardReaders } from '../award-readers.queries.js';
import type { AwardSummary } from '../awards.queries.js';
import { AwardPlanForm } from './plan.form.js';
import { isPlannable, readAmounts } from './plan.rules.js';
import { AwardPlanSetting } from './plan-setting.service.js';
import { PlanVersions } from './plan-versions.queries.js';

/** By which payments one award is paid. */
@Controller('awards/:awardId/plan')
@Allow('coordinator')
export class AwardPlanController {
  constructor(
    private readonly readers: AwardReaders,
    private readonly plans: AwardPlans,
    private readonly versions: PlanVersions,
    private readonly setting: AwardPlanSetting,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
    @Query('rows') rows?: string | string[],
  ): Promise<Page> {
    const award = await this.found(awardId, person);
    const [plan, versions] = await Promise.all([
      this.plans.ofAward(awardId),
      this.versions.ofAward(awardId),
    ]);
    return page('awards/plan/views/plan.njk', {
      ...{ award, plan, versions },
      parts: plan.parts.map((part) => ({ ...part, when: whenInWords(part) })),
      returns: plan.returnMonths.length,
      seen: planKey(plan.parts),
      mayChange: isPlannable(award.status),
      rows: rowsFor(plan.parts, textOf(rows) === 'all' ? Infinity : 4),
      waits: WAITS,
    });
  }

  @Post()
  async set(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(AwardPlanForm)) { parts: typed, reason, seen }: AwardPlanForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(awardId, person);
    const { returnMonths } = await this.plans.ofAward(awardId);
    const { parts, refusals } = readAmounts(typed, returnMonths.length);
    refuseIfAny(refusals);
    await this.setting.set({ awardId, parts, reason, seen, by: person.id });
    return seeOther(`/awards/${awardId}/plan`, 'This is how it is paid.');
  }

  private async found(awardId: string, person: SignedInPerson): Promise<AwardSummary> {
    const read = await this.readers.find(person, awardId);
    if (read?.as !== 'staff') throw new NotFoundException();
    return read.award;
  }
}
