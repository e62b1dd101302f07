import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  type SignedInPerson,
} from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../../../rounds/rounds.queries.js';
import { inWords } from '../counted.rules.js';
import { Indicators } from '../indicators.queries.js';
import { ChoiceForm } from './choosing.form.js';
import { choiceKey } from './choosing.rules.js';
import { ChoosingIndicators } from './choosing.service.js';

/** The indicators that the returns of a round ask for. */
@Controller('rounds/:slug/indicators')
export class ChoosingController {
  constructor(
    private readonly rounds: Rounds,
    private readonly indicators: Indicators,
    private readonly choosing: ChoosingIndicators,
  ) {}

  @Get()
  @Allow('coordinator', 'trustee-administrator', 'observer')
  async show(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const round = await this.found(slug);
    const chosen = await this.indicators.chosenFor(round.id);
    const ids = chosen.map(({ id }) => id);
    const all = await this.indicators.all();
    return page('monitoring/indicators/choosing/views/choose.njk', {
      round,
      chosen: ids,
      seen: choiceKey(ids),
      indicators: all
        .filter(({ id, retiredAt }) => retiredAt === null || ids.includes(id))
        .map((one) => ({ value: one.id, text: one.name, hint: `${inWords(one)}.` })),
      mayChoose: holds(person, 'coordinator'),
    });
  }

  @Post()
  @Allow('coordinator')
  async choose(
    @Param('slug') slug: string,
    @Body(new FormPipe(ChoiceForm)) { chosen, seen }: ChoiceForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.found(slug);
    await this.choosing.choose({ roundId, chosen, seen, by });
    return seeOther(
      `/rounds/${slug}/indicators`,
      'Returns ask for these from the next that is begun.',
    );
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}
