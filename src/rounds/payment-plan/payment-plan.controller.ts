import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../rounds.queries.js';
import { rowsFor } from './part-rows.rules.js';
import { WAITS } from './part-fields.js';
import { PaymentPlanForm } from './payment-plan.form.js';
import { planInWords, planKey, inPercent } from './payment-plan.rules.js';
import { PaymentPlanning } from './payment-plan.service.js';
import { readShares } from './typed-parts.rules.js';

/** By which payments an award of the round is paid. */
@Controller('rounds/:slug/payments')
@Allow('coordinator')
export class PaymentPlanController {
  constructor(
    private readonly rounds: Rounds,
    private readonly planning: PaymentPlanning,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('slug') slug: string, @Query('rows') rows?: string | string[]): Promise<Page> {
    const round = await this.found(slug);
    return page('rounds/payment-plan/views/plan.njk', {
      round,
      words: planInWords(round.parts),
      returns: round.returnMonths.length,
      seen: planKey(round.parts),
      mayChange: this.clock.now() < round.opensAt,
      rows: rowsFor(inPercent(round.parts), textOf(rows) === 'all' ? Infinity : 4),
      waits: WAITS,
    });
  }

  @Post()
  async set(
    @Param('slug') slug: string,
    @Body(new FormPipe(PaymentPlanForm)) { parts: typed, seen }: PaymentPlanForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId, returnMonths } = await this.found(slug);
    const { parts, refusals } = readShares(typed, returnMonths.length);
    refuseIfAny(refusals);
    await this.planning.set({ roundId, parts, seen, by });
    return seeOther(`/rounds/${slug}/payments`, 'This is how its awards are paid.');
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}
