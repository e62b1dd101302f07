import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { RoundBudgets } from '../../rounds/budget/round-budgets.queries.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { GivingBackForm } from './giving-back.form.js';
import { refusalsToGiveBack } from './giving-back.rules.js';
import { GivingBack } from './giving-back.service.js';

@Controller('rounds/:slug/giving-back')
@Allow('coordinator')
export class GivingBackController {
  constructor(
    private readonly rounds: Rounds,
    private readonly budgets: RoundBudgets,
    private readonly givingBack: GivingBack,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.found(slug);
    const [budgets, facts] = await Promise.all([
      this.budgets.of(round.id),
      this.givingBack.factsOf(round.id),
    ]);
    const refusals = refusalsToGiveBack(facts, this.clock.now());
    return page('awards/giving-back/views/give-back.njk', {
      round,
      left: budgets.filter(({ reservedPence }) => reservedPence > 0n),
      reasonsNot: refusals.map(({ message }) => message),
      formKey: randomUUID(),
    });
  }

  @Post()
  async giveBack(
    @Param('slug') slug: string,
    @Body(new FormPipe(GivingBackForm)) { reason, formKey }: GivingBackForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const round = await this.found(slug);
    await this.givingBack.giveBack({ reason, formKey, roundId: round.id, by: person.id });
    return seeOther(
      `/rounds/${slug}/budget`,
      `What was left of ${round.title} is the funds’ to award again.`,
    );
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}
