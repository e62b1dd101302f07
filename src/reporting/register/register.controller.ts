import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { PAGE_SIZE, pagesAround, pageWithin } from './register.page.js';
import { Register } from './register.queries.js';

const LONGEST_SEARCH = 200;

@Controller('awards')
@Allow('anyone')
export class RegisterController {
  constructor(private readonly register: Register) {}

  @Get()
  async show(@Query('q') q?: unknown, @Query('page') asked?: string): Promise<Page> {
    const search = textOf(q).replaceAll('\0', '').trim().slice(0, LONGEST_SEARCH);
    const totals = await this.register.totals(search);
    const number = pageWithin(asked, totals.count);
    const first = (number - 1) * PAGE_SIZE;
    const awards = await this.register.list(search, PAGE_SIZE, first);
    return page('reporting/register/views/register.njk', {
      search,
      totals,
      awards,
      number,
      first: first + 1,
      pages: pagesAround(number, totals.count, search),
    });
  }
}
