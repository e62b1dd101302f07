import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { reasonsInWords } from './duplicates.page.js';
import { Distinctions } from './distinction/distinctions.queries.js';
import { Duplicates } from './duplicates.queries.js';

@Controller('organisations/duplicates')
@Allow('coordinator')
export class DuplicatesController {
  constructor(
    private readonly duplicates: Duplicates,
    private readonly distinctions: Distinctions,
  ) {}

  @Get()
  async list(): Promise<Page> {
    const [pairs, toldApart] = await Promise.all([this.duplicates.all(), this.distinctions.all()]);
    return page('organisations/merging/views/duplicates.njk', {
      ...{ pairs, toldApart },
      reasonsInWords,
    });
  }
}
