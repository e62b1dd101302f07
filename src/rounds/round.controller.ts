import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Allow } from '../platform/access/allow.decorator.js';
import { page, type Page } from '../platform/web/page.js';
import { roundPageOf } from './round.page.js';
import { Rounds } from './rounds.queries.js';

@Controller('rounds/:slug')
@Allow('anyone')
export class RoundController {
  constructor(
    private readonly rounds: Rounds,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    const [funds, criteria] = await Promise.all([
      this.rounds.fundsOf(round.id),
      this.rounds.criteriaOf(round.id),
    ]);
    return page('rounds/views/round.njk', roundPageOf(round, funds, criteria, this.clock.now()));
  }
}
