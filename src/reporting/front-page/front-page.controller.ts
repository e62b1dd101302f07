import { Controller, Get } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { byProgramme } from '../public-rounds/programmes.rules.js';
import { PublicRounds } from '../public-rounds/public-rounds.queries.js';
import { Register } from '../register/register.queries.js';
import { PanelsInPublic } from './panels.queries.js';

const LATELY = 5;

@Controller()
@Allow('anyone')
export class FrontPageController {
  constructor(
    private readonly rounds: PublicRounds,
    private readonly register: Register,
    private readonly panels: PanelsInPublic,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(): Promise<Page> {
    const [rounds, totals, awards, panels] = await Promise.all([
      this.rounds.open(this.clock.now()),
      this.register.totals(''),
      this.register.list('', LATELY),
      this.panels.list(),
    ]);
    return page('reporting/front-page/views/front-page.njk', {
      roundCount: rounds.length,
      programmes: byProgramme(rounds),
      totals,
      awards,
      panels,
    });
  }
}
