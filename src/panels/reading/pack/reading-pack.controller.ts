import { Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  type SignedInPerson,
} from '../../../platform/access/signed-in.decorator.js';
import {
  download,
  MEDIA_TYPES,
  page,
  type Download,
  type Page,
} from '../../../platform/web/page.js';
import { notInIt } from './reading-pack.page.js';
import { ReadingPacks, type PackContents } from './reading-pack.queries.js';
import { PackTaking } from './reading-pack.service.js';

/** The bids of a round that are open to one reader, in one file. Taking it is an act, on the record. */
@Controller('rounds/:slug/reading-pack')
@Allow('panel-member', 'substitute', 'coordinator')
export class ReadingPackController {
  constructor(
    private readonly packs: ReadingPacks,
    private readonly taking: PackTaking,
  ) {}

  @Get()
  async show(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const contents = await this.found(slug, person);
    const { round, open, toDeclare } = contents;
    return page('panels/reading/pack/views/reading-pack.njk', {
      ...{ round, bids: open.length, mustDeclare: toDeclare.length > 0 },
      notInIt: notInIt(contents),
      isSubstitute: !holds(person, 'panel-member') && !holds(person, 'coordinator'),
    });
  }

  @Post()
  @HttpCode(200)
  async take(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<Download> {
    const contents = await this.found(slug, person);
    if (contents.open.length === 0) throw new NotFoundException();
    const pdf = await this.taking.take(contents, person);
    return download(`reading-pack-${slug}.pdf`, MEDIA_TYPES.pdf, pdf);
  }

  private async found(slug: string, person: SignedInPerson): Promise<PackContents> {
    const contents = await this.packs.contents(slug, person);
    if (!contents) throw new NotFoundException();
    return contents;
  }
}
