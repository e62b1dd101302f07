import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Allow } from '../platform/access/allow.decorator.js';
import { Settings } from '../platform/config/settings.js';
import { page, type Page } from '../platform/web/page.js';
import { RoundBudgets } from './budget/round-budgets.queries.js';
import { EligibilityQuestionsQueries } from './eligibility/eligibility-questions.queries.js';
import { roundPageOf } from './round.page.js';
import { Rounds } from './rounds.queries.js';
import { RoundWordsQueries } from './words/words.queries.js';

@Controller('rounds/:slug')
@Allow('anyone')
export class RoundController {
  constructor(
    private readonly rounds: Rounds,
    private readonly words: RoundWordsQueries,
    private readonly budgets: RoundBudgets,
    private readonly eligibility: EligibilityQuestionsQueries,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    const [words, funds, budgets, criteria, questions] = await Promise.all([
      this.words.of(round.id),
      this.rounds.fundsOf(round.id),
      this.budgets.of(round.id),
      this.rounds.criteriaOf(round.id),
      this.eligibility.current(round.id),
    ]);
    const { helpEmail: email, helpPhone: phone } = this.settings;
    const facts = { round, words, funds, budgets, criteria, help: { email, phone } };
    return page('rounds/views/round.njk', {
      ...roundPageOf(facts, this.clock.now()),
      asksEligibility: questions !== undefined,
    });
  }
}
