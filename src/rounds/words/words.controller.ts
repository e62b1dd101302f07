import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Settings } from '../../platform/config/settings.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../rounds.queries.js';
import { WordsForm } from './words.form.js';
import { RoundWordsQueries } from './words.queries.js';
import { WordsWriting } from './words.service.js';

/** What the public reads about a round, for the coordinator to write. */
@Controller('rounds/:slug/words')
@Allow('coordinator')
export class WordsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly words: RoundWordsQueries,
    private readonly writing: WordsWriting,
    private readonly settings: Settings,
  ) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.found(slug);
    const words = await this.words.of(round.id);
    return page('rounds/words/views/words.njk', {
      round,
      words: words ?? { summary: round.summary, version: 0 },
      settings: { helpEmail: this.settings.helpEmail, helpPhone: this.settings.helpPhone },
    });
  }

  @Post()
  async write(
    @Param('slug') slug: string,
    @Body(new FormPipe(WordsForm)) { version, ...words }: WordsForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.found(slug);
    await this.writing.write({ ...words, roundId, openedVersion: version, by });
    return seeOther(`/rounds/${slug}`, 'This is what groups read from now on.');
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}
