import { Controller, Get, Query } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { formatDate } from '../../../kernel/london.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { csvOf } from '../../../platform/paper/workbook.js';
import {
  download,
  MEDIA_TYPES,
  page,
  type Download,
  type Page,
} from '../../../platform/web/page.js';
import { isStaff } from '../../readable-returns.queries.js';
import { reachedPaper } from './reached.page.js';
import { rollUp } from './reached.rules.js';
import { GROUPINGS, Tellings, type Grouping } from './tellings.queries.js';

/** Indicators rolled up over all that a person may see, by round or by fund. */
@Controller('indicators/reached')
@Allow('panel-member', 'coordinator', 'trustee-administrator', 'observer', 'funder-contact')
export class ReachedController {
  constructor(
    private readonly tellings: Tellings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@SignedIn() person: SignedInPerson, @Query('by') asked: unknown): Promise<Page> {
    const by = groupingOf(asked);
    const { tellings, isSomethingShut } = await this.tellings.readableBy(person, by);
    const [section] = reachedPaper(rollUp(tellings), '').sections;
    return page('monitoring/indicators/reached/views/reached.njk', {
      ...{ by, isSomethingShut, table: section?.tables?.[0] },
      seesLibrary: isStaff(person),
    });
  }

  @Get('csv')
  async file(@SignedIn() person: SignedInPerson, @Query('by') asked: unknown): Promise<Download> {
    const by = groupingOf(asked);
    const { tellings } = await this.tellings.readableBy(person, by);
    const today = this.clock.today();
    const paper = reachedPaper(rollUp(tellings), `As told on ${formatDate(today)}`);
    return download(`what-was-reached-by-${by}-${today}.csv`, MEDIA_TYPES.csv, csvOf(paper));
  }
}

function groupingOf(asked: unknown): Grouping {
  return GROUPINGS.find((one) => one === asked) ?? 'all';
}
