import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AwardAccess } from '../award-access.queries.js';
import type { AwardSummary } from '../awards.queries.js';
import { ReasonForm } from '../reason.form.js';
import { Holding } from './holding.service.js';

@Controller('awards/:awardId/hold')
@Allow('coordinator', 'trustee-administrator')
export class HoldingController {
  constructor(
    private readonly access: AwardAccess,
    private readonly holding: Holding,
  ) {}

  @Get()
  async askToHold(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page('awards/hold/views/hold.njk', { award: await this.found(person, awardId) });
  }

  @Post()
  async hold(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(person, awardId);
    await this.holding.hold(awardId, reason, person.id);
    return seeOther(`/awards/${awardId}/changes`, 'This grant is on hold.');
  }

  @Get('lifting')
  async askToLift(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page('awards/hold/views/lift.njk', { award: await this.found(person, awardId) });
  }

  @Post('lifting')
  async lift(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(person, awardId);
    await this.holding.lift(awardId, person.id);
    return seeOther(`/awards/${awardId}/changes`, 'This grant goes on.');
  }

  private async found(person: SignedInPerson, awardId: string): Promise<AwardSummary> {
    const { award } = await this.access.found(
      person,
      awardId,
      'coordinator',
      'trustee-administrator',
    );
    return award;
  }
}
