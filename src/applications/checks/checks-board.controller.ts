import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { Flags } from '../../organisations/flags/flags.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { readBoardFilter, readBoardPlace } from './board-filter.rules.js';
import { CheckReaders } from './check-readers.queries.js';
import { boardPageOf } from './checks-board.page.js';
import { ChecksBoard } from './checks-board.queries.js';

/** Applications down, checks across: what is missing first. */
@Controller('rounds-board/:slug/checks')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class ChecksBoardController {
  constructor(
    private readonly rounds: Rounds,
    private readonly board: ChecksBoard,
    private readonly readers: CheckReaders,
    private readonly flags: Flags,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    const filter = readBoardFilter(query);
    const after = readBoardPlace(query['after']);
    const [shown, counts, toDeclare] = await Promise.all([
      this.board.page(round.id, person.id, filter, after),
      this.board.counts(round.id, person.id),
      this.readers.toDeclare(person.id, round.id),
    ]);
    const flags = await this.flags.inForce(shown.rows.map(({ organisationId }) => organisationId));
    return page('applications/checks/views/checks-board.njk', {
      round,
      toDeclare,
      isFirstPage: after === undefined,
      isCoordinator: holds(person, 'coordinator'),
      ...boardPageOf({ ...shown, counts, filter, flags, address: `/rounds-board/${slug}/checks` }),
    });
  }
}
