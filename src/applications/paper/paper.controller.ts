import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { ApplicationPaper } from './application-paper.queries.js';

/** For those who look after the whole panel. Members read it beside their score sheet, having declared. */
@Controller('applications/:id/paper')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class PaperController {
  constructor(private readonly papers: ApplicationPaper) {}

  @Get()
  async show(@Param('id', ParseUUIDPipe) id: string): Promise<Page> {
    const paper = await this.papers.of(id);
    if (!paper) throw new NotFoundException();
    return page('applications/paper/views/paper.njk', { paper });
  }
}
