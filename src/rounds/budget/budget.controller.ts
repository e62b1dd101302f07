import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { sumPence } from '../../kernel/pence.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { readBudgets } from '../opening/opening-rows.rules.js';
import { Rounds, type RoundSummary } from '../rounds.queries.js';
import { BudgetForm } from './budget.form.js';
import { Budgeting } from './budget.service.js';
import { RoundBudgets } from './round-budgets.queries.js';

/** What a round may award, what it has awarded, and what is left. */
@Controller('rounds/:slug/budget')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class BudgetController {
  constructor(
    private readonly rounds: Rounds,
    private readonly budgets: RoundBudgets,
    private readonly budgeting: Budgeting,
  ) {}

  @Get()
  async show(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const round = await this.found(slug);
    const [budgets, changes] = await Promise.all([
      this.budgets.of(round.id),
      this.budgets.changesOf(round.id),
    ]);
    const total = (
      sum: 'budgetPence' | 'awardedPence' | 'recommendedPence' | 'givenBackPence' | 'reservedPence',
    ) => sumPence(budgets.map((budget) => budget[sum]));
    return page('rounds/budget/views/budget.njk', {
      round,
      budgets,
      totals: {
        budgetPence: total('budgetPence'),
        awardedPence: total('awardedPence'),
        recommendedPence: total('recommendedPence'),
        givenBackPence: total('givenBackPence'),
        reservedPence: total('reservedPence'),
      },
      changes,
      mayAct: holds(person, 'coordinator'),
      formKey: randomUUID(),
    });
  }

  @Post()
  @Allow('coordinator')
  async change(
    @Param('slug') slug: string,
    @Body(new FormPipe(BudgetForm)) { budgets: typed, reason, formKey }: BudgetForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const round = await this.found(slug);
    const funds = await this.budgets.of(round.id);
    const read = readBudgets(
      typed,
      funds.map(({ fundId, name }) => ({ id: fundId, name })),
    );
    refuseIfAny(read.refusals);
    await this.budgeting.change({
      roundId: round.id,
      wanted: new Map(read.rows.map(({ fundId, budgetPence }) => [fundId, budgetPence])),
      reason,
      formKey,
      by: person.id,
    });
    return seeOther(`/rounds/${slug}/budget`, `The budget of ${round.title} is changed.`);
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}
