import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { LimitSetting } from './limit-setting.service.js';
import { LimitForm } from './limits.form.js';
import { PaymentLimits, type FundWithLimit } from './payment-limits.queries.js';

@Controller('payment-limits')
export class LimitsController {
  constructor(
    private readonly limits: PaymentLimits,
    private readonly setting: LimitSetting,
  ) {}

  @Get()
  @Allow('trustee-administrator', 'observer')
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    return page('payments/limits/views/limits.njk', {
      funds: await this.limits.list(),
      mayAct: holds(person, 'trustee-administrator'),
    });
  }

  @Get(':fundId')
  @Allow('trustee-administrator')
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    return page('payments/limits/views/limit.njk', { fund: await this.found(fundId) });
  }

  @Post(':fundId')
  @Allow('trustee-administrator')
  async set(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(LimitForm)) { item, run }: LimitForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { fundName } = await this.found(fundId);
    await this.setting.set({ fundId, itemPence: item, runPence: run, by: person.id });
    return seeOther('/payment-limits', `The limits of ${fundName} are set for new runs.`);
  }

  private async found(fundId: string): Promise<FundWithLimit> {
    const fund = (await this.limits.list()).find((each) => each.fundId === fundId);
    if (!fund) throw new NotFoundException();
    return fund;
  }
}
