import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { Seats } from '../membership/seats.queries.js';
import { PanelRules } from '../rule/panel-rules.queries.js';
import { FIGURES, rankingPageOf } from './ranking.page.js';
import { Scores } from './scores.queries.js';
import type { Figure } from './standings.rules.js';

@Controller('rounds/:slug/ranking')
@Allow('panel-member', 'coordinator', 'observer')
export class RankingController {
  constructor(
    private readonly rounds: Rounds,
    private readonly scores: Scores,
    private readonly seats: Seats,
    private readonly rules: PanelRules,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Query('by') by: string | string[] | undefined,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    const ranking = round && (await this.scores.ranking(round, person, { by: figureIn(by) }));
    if (!ranking) throw new NotFoundException();
    const [rule, isChair] = await Promise.all([
      this.rules.inForce(round.panelId),
      this.seats.isChair(round.panelId, person.id),
    ]);
    const mayRun = isChair || holds(person, 'coordinator');
    const isClosed = round.closesAt <= this.clock.now();
    const mayDecideUrgently = mayRun && isClosed && rule.mayDecideUrgently;
    return page('panels/scoring/views/ranking.njk', {
      ...{ round, ...ranking, mayDecideUrgently, mayModerate: mayRun },
      mayTakePack: ranking.isReader || holds(person, 'coordinator'),
      ...rankingPageOf(round, ranking),
    });
  }
}

/** What is no figure is the mean. */
function figureIn(by: string | string[] | undefined): Figure {
  return FIGURES.find((figure) => figure === by) ?? 'mean';
}
