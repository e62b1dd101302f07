import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { Scores } from './scores.queries.js';

@Controller('rounds/:slug/ranking')
@Allow('panel-member', 'coordinator', 'observer')
export class RankingController {
  constructor(
    private readonly rounds: Rounds,
    private readonly scores: Scores,
  ) {}

  @Get()
  async show(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    const ranking = round && (await this.scores.ranking(round, person));
    if (!ranking) throw new NotFoundException();
    return page('panels/scoring/views/ranking.njk', { round, ...ranking });
  }
}
