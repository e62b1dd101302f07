import { Controller, Get, Query } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { pageOf } from '../../platform/web/paging.rules.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { byProgramme } from './programmes.rules.js';
import { PublicRounds } from './public-rounds.queries.js';

/** Every round: those open now, those to come, and those that have closed. */
@Controller('rounds')
@Allow('anyone')
export class PublicRoundsController {
  constructor(
    private readonly publicRounds: PublicRounds,
    private readonly rounds: Rounds,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Query('page') asked?: unknown): Promise<Page> {
    const now = this.clock.now();
    const closedCount = await this.rounds.countClosed(now);
    const shown = pageOf(closedCount, textOf(asked));
    const [open, coming, closed] = await Promise.all([
      this.publicRounds.open(now),
      this.publicRounds.coming(now),
      this.rounds.closed(now, shown.limit, shown.offset),
    ]);
    return page('reporting/public-rounds/views/rounds.njk', {
      openCount: open.length,
      open: byProgramme(open),
      comingCount: coming.length,
      coming: byProgramme(coming),
      closedCount,
      closed,
      shown,
    });
  }
}
