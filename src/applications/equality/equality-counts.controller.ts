import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { Equality } from './equality.queries.js';
import { FEWEST } from './small-counts.rules.js';

/** Who applied to a round, in counts. */
@Controller('rounds/:slug/equality')
@Allow('coordinator', 'observer')
export class EqualityCountsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly equality: Equality,
  ) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return page('applications/equality/views/counts.njk', {
      round,
      questions: await this.equality.countsOf(round.id),
      fewest: FEWEST,
    });
  }
}
