import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { sumPence } from '../../kernel/pence.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { placeOf } from '../../platform/web/keyset.rules.js';
import { page, type Page } from '../../platform/web/page.js';
import { roundStateAt } from '../../rounds/round.rules.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { takesPart } from '../application.lifecycle.js';
import { KeptEligibilityQueries } from '../starting/eligibility/kept-eligibility.queries.js';
import { RoundApplications } from './round-applications.queries.js';
import { RoundsBoard } from './rounds-board.queries.js';

@Controller('rounds-board')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class RoundsBoardController {
  constructor(
    private readonly board: RoundsBoard,
    private readonly rounds: Rounds,
    private readonly applications: RoundApplications,
    private readonly eligibility: KeptEligibilityQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const now = this.clock.now();
    const rounds = await this.board.list(now, person.id);
    return page('applications/board/views/rounds-board.njk', {
      rounds: rounds.map((round) => ({ ...round, state: roundStateAt(round, now) })),
      mayOpen: holds(person, 'coordinator'),
    });
  }

  /** What the counts and sums of one round are made of. */
  @Get(':slug')
  async show(
    @Param('slug') slug: string,
    @SignedIn() person: SignedInPerson,
    @Query('state') asked?: unknown,
    @Query('after') after?: unknown,
    @Query('before') before?: unknown,
  ): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    const states = await this.applications.states(round.id, person.id);
    const chosen = states.find(({ status }) => status === textOf(asked));
    const place = placeOf(textOf(after), textOf(before), isReference);
    const status = chosen?.status;
    const { rows, ...shown } = await this.applications.page(person.id, round.id, status, place);
    const answered = await this.eligibility.among(rows.map(({ id }) => id));
    return page('applications/board/views/round-applications.njk', {
      ...{ round, states, shown, chosen },
      applications: rows.map((row) => ({ ...row, hasEligibility: answered.has(row.id) })),
      asksEligibility: answered.size > 0,
      state: roundStateAt(round, this.clock.now()),
      count: states.reduce((sum, { count }) => sum + count, 0),
      askedPence: sumPence(
        states.filter(({ status }) => takesPart(status)).map(({ askedPence }) => askedPence),
      ),
    });
  }
}

function isReference(text: string): boolean {
  return /^[A-Z]{2}-\d{4}-\d{4,9}$/.test(text);
}
