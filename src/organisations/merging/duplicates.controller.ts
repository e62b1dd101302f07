import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { reasonsInWords } from './duplicates.page.js';
import { Duplicates } from './duplicates.queries.js';

@Controller('organisations/duplicates')
@Allow('coordinator')
export class DuplicatesController {
  constructor(private readonly duplicates: Duplicates) {}

  @Get()
  async list(): Promise<Page> {
    return page('organisations/merging/views/duplicates.njk', {
      pairs: await this.duplicates.all(),
      reasonsInWords,
    });
  }
}
