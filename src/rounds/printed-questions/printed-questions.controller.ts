import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { Pdf } from '../../platform/paper/pdf.service.js';
import { download, MEDIA_TYPES, page, type Download, type Page } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../rounds.queries.js';
import { printedSections, questionsPaper } from './printed-questions.page.js';

/** Everything a round asks, to read together before anybody signs in. */
@Controller('rounds/:slug')
@Allow('anyone')
export class PrintedQuestionsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly pdf: Pdf,
    private readonly clock: Clock,
  ) {}

  @Get('questions')
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.found(slug);
    return page('rounds/printed-questions/views/questions.njk', {
      round,
      sections: printedSections(round.form),
    });
  }

  @Get('questions.pdf')
  async print(@Param('slug') slug: string): Promise<Download> {
    const round = await this.found(slug);
    const bytes = this.pdf.print(questionsPaper(round), this.clock.now());
    return download(`questions-${round.slug}.pdf`, MEDIA_TYPES.pdf, bytes);
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}
