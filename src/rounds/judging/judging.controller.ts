import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../rounds.queries.js';
import { CONTESTED_FROM, JudgingForm, SCORES_SEEN } from './judging.form.js';
import { judgingInWords, judgingKey } from './judging.rules.js';
import { JudgingSetting } from './judging.service.js';

/** What members see of each other's scores and of those who apply, and which bids are contested. */
@Controller('rounds/:slug/judging')
@Allow('coordinator')
export class JudgingController {
  constructor(
    private readonly rounds: Rounds,
    private readonly setting: JudgingSetting,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.found(slug);
    return page('rounds/judging/views/judging.njk', {
      round,
      words: judgingInWords(round),
      seen: judgingKey(round),
      mayChange: this.clock.now() < round.opensAt,
      scoresSeen: SCORES_SEEN,
      contestedFrom: CONTESTED_FROM,
    });
  }

  @Post()
  async set(
    @Param('slug') slug: string,
    @Body(new FormPipe(JudgingForm)) { seen, ...judging }: JudgingForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.found(slug);
    await this.setting.set({ roundId, judging, seen, by });
    return seeOther(`/rounds/${slug}/judging`, 'This is how its bids are judged.');
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}
