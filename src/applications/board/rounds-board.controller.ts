import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { sumPence } from '../../kernel/pence.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { roundStateAt } from '../../rounds/round.rules.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { takesPart } from '../application.lifecycle.js';
import { Applications } from '../applications.queries.js';
import { RoundsBoard } from './rounds-board.queries.js';

@Controller('rounds-board')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class RoundsBoardController {
  constructor(
    private readonly board: RoundsBoard,
    private readonly rounds: Rounds,
    private readonly applications: Applications,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const now = this.clock.now();
    const rounds = await this.board.list(now);
    return page('applications/board/views/rounds-board.njk', {
      rounds: rounds.map((round) => ({ ...round, state: roundStateAt(round, now) })),
      mayOpen: holds(person, 'coordinator'),
    });
  }

  /** What the counts and sums of one round are made of. */
  @Get(':slug')
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    const applications = await this.applications.arrivedFor(round.id);
    const asking = applications.filter(({ status }) => takesPart(status));
    return page('applications/board/views/round-applications.njk', {
      round,
      state: roundStateAt(round, this.clock.now()),
      applications,
      askedPence: sumPence(asking.map(({ requestedPence }) => requestedPence ?? 0n)),
    });
  }
}
