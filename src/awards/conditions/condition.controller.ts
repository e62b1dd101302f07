import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AwardReaders } from '../award-readers.queries.js';
import type { AwardSummary } from '../awards.queries.js';
import { ConditionForm } from './condition.form.js';
import { ConditionJudging } from './condition-judging.service.js';
import { Conditions } from './conditions.queries.js';

@Controller('awards/:awardId/conditions/:number')
@Allow('coordinator')
export class ConditionController {
  constructor(
    private readonly readers: AwardReaders,
    private readonly conditions: Conditions,
    private readonly judging: ConditionJudging,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const award = await this.found(awardId, person);
    const all = await this.conditions.ofAward(awardId);
    const condition = all.find((one) => one.number === number);
    if (!condition) throw new NotFoundException();
    return page('awards/conditions/views/judge.njk', { award, condition });
  }

  @Post()
  async judge(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body(new FormPipe(ConditionForm)) { act, words }: ConditionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(awardId, person);
    const command = { awardId, number, words, by: person.id };
    if (act === 'met') await this.judging.meet(command);
    else await this.judging.takeBack(command);
    return seeOther(
      `/awards/${awardId}`,
      act === 'met' ? 'The condition is met.' : 'The condition is to be met again.',
    );
  }

  private async found(awardId: string, person: SignedInPerson): Promise<AwardSummary> {
    const read = await this.readers.find(person, awardId);
    if (read?.as !== 'staff') throw new NotFoundException();
    return read.award;
  }
}
