import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  type SignedInPerson,
} from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { AwardsInReach } from '../../awards-in-reach.queries.js';
import { inWords } from '../counted.rules.js';
import { Indicators } from '../indicators.queries.js';
import { TargetForm } from './agreeing.form.js';
import { AgreeingTargets } from './agreeing.service.js';

/** The targets of one award, indicator by indicator. */
@Controller('awards/:awardId/indicators')
export class AgreeingController {
  constructor(
    private readonly awards: AwardsInReach,
    private readonly indicators: Indicators,
    private readonly agreeing: AgreeingTargets,
  ) {}

  @Get()
  @Allow('contact', 'panel-member', 'coordinator', 'trustee-administrator', 'observer')
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const every = ['organisation', 'staff', 'reader', 'panel'] as const;
    const { award, from } = await this.awards.found(person, awardId, ...every);
    const indicators = await this.indicators.ofAward(awardId);
    return page('monitoring/indicators/agreeing/views/targets.njk', {
      award,
      indicators: indicators.map((one) => ({ ...one, words: inWords(one) })),
      isPanel: from === 'panel',
      mayAgree: from === 'staff' && holds(person, 'coordinator'),
    });
  }

  @Post()
  @Allow('coordinator')
  async agree(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(TargetForm)) { indicator: indicatorId, target }: TargetForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.awards.found(person, awardId, 'staff');
    await this.agreeing.agree({ awardId, indicatorId, target, by: person.id });
    const done = target === null ? 'No target is agreed for it any more.' : 'The target is kept.';
    return seeOther(`/awards/${awardId}/indicators`, done);
  }
}
