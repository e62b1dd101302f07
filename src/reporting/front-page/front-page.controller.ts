import { Controller, Get } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { Register } from '../register/register.queries.js';
import { RoundMoney } from '../round-money.queries.js';
import { PanelsInPublic } from './panels.queries.js';

const LATELY = 5;

@Controller()
@Allow('anyone')
export class FrontPageController {
  constructor(
    private readonly rounds: Rounds,
    private readonly money: RoundMoney,
    private readonly register: Register,
    private readonly panels: PanelsInPublic,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(): Promise<Page> {
    const [rounds, money, totals, awards, panels] = await Promise.all([
      this.rounds.openNow(this.clock.now()),
      this.money.all(),
      this.register.totals(''),
      this.register.list('', LATELY),
      this.panels.list(),
    ]);
    return page('reporting/front-page/views/front-page.njk', {
      rounds: rounds.map((round) => ({ ...round, ...money.get(round.id) })),
      totals,
      awards,
      panels,
    });
  }
}
