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
import { Allow } from '../../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  type SignedInPerson,
} from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { inWords } from '../counted.rules.js';
import { Indicators } from '../indicators.queries.js';
import { IndicatorForm } from './library.form.js';
import { Library } from './library.service.js';

/** The indicators that rounds can choose from. */
@Controller('indicators')
export class LibraryController {
  constructor(
    private readonly indicators: Indicators,
    private readonly library: Library,
  ) {}

  @Get()
  @Allow('coordinator', 'trustee-administrator', 'observer')
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const all = await this.indicators.all();
    return page('monitoring/indicators/library/views/library.njk', {
      indicators: all.map((one) => ({ ...one, words: inWords(one) })),
      mayAdd: holds(person, 'coordinator'),
    });
  }

  @Get('new')
  @Allow('coordinator')
  ask(): Page {
    return page('monitoring/indicators/library/views/add.njk', { formKey: randomUUID() });
  }

  @Post('new')
  @Allow('coordinator')
  async add(
    @Body(new FormPipe(IndicatorForm)) form: IndicatorForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { name, whatCounts, unit, adds, countsOnce, formKey } = form;
    await this.library.add({ name, whatCounts, unit, adds, countsOnce, formKey, by });
    return seeOther('/indicators', `“${name}” can be chosen by rounds.`);
  }

  @Get(':indicatorId/retirement')
  @Allow('coordinator')
  async askToRetire(@Param('indicatorId', ParseUUIDPipe) indicatorId: string): Promise<Page> {
    const all = await this.indicators.all();
    const indicator = all.find(({ id }) => id === indicatorId);
    if (!indicator) throw new NotFoundException();
    return page('monitoring/indicators/library/views/retire.njk', { indicator });
  }

  @Post(':indicatorId/retirement')
  @Allow('coordinator')
  async retire(
    @Param('indicatorId', ParseUUIDPipe) indicatorId: string,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    await this.library.retire(indicatorId, by);
    return seeOther('/indicators', 'No round can choose it any more; those that have it go on.');
  }
}
