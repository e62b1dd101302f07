import { Body, Controller, Get, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { CoolingOffForm } from './cooling-off.form.js';
import { coolingOffDays } from './cooling-off.queries.js';
import { CoolingOff } from './cooling-off.service.js';

@Controller('bank-details/cooling-off')
@Allow('trustee-administrator')
export class CoolingOffController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly coolingOff: CoolingOff,
  ) {}

  @Get()
  async show(): Promise<Page> {
    const days = await coolingOffDays(this.dataSource.manager);
    return page('organisations/bank-details/cooling-off/views/cooling-off.njk', { days });
  }

  @Post()
  async set(
    @Body(new FormPipe(CoolingOffForm)) { days }: CoolingOffForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.coolingOff.set(days, person.id);
    return seeOther('/bank-details', `A changed account now waits ${days} working days.`);
  }
}
