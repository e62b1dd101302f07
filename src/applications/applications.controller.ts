import { Controller, Get, Query } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Organisations } from '../organisations/organisations.queries.js';
import { Allow } from '../platform/access/allow.decorator.js';
import {
  SignedIn,
  subjectsOf,
  type SignedInPerson,
} from '../platform/access/signed-in.decorator.js';
import { textOf } from '../platform/web/field.decorator.js';
import { isId } from '../platform/web/fields.js';
import { placeOf } from '../platform/web/keyset.rules.js';
import { page, type Page } from '../platform/web/page.js';
import { Rounds } from '../rounds/rounds.queries.js';
import { listedApplication } from './applications.page.js';
import { OwnApplications } from './own-applications.queries.js';
import { Standings } from './standing/standings.queries.js';

/** An organisation's people: what they have asked for, and what they could. */
@Controller('applications')
@Allow('contact')
export class ApplicationsController {
  constructor(
    private readonly applications: OwnApplications,
    private readonly organisations: Organisations,
    private readonly rounds: Rounds,
    private readonly standings: Standings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @SignedIn() person: SignedInPerson,
    @Query('after') after?: unknown,
    @Query('before') before?: unknown,
  ): Promise<Page> {
    const now = this.clock.now();
    const own = subjectsOf(person, 'contact');
    const place = placeOf(textOf(after), textOf(before), isId);
    const [{ rows, ...shown }, organisations, openRounds] = await Promise.all([
      this.applications.page(own, place, now),
      this.organisations.byIds(own),
      this.rounds.openTo(own, now),
    ]);
    const standings = await this.standings.of(rows.map(({ id }) => id));
    return page('applications/views/applications.njk', {
      applications: rows.map((application) =>
        listedApplication(application, standings.get(application.id)),
      ),
      shown,
      organisations,
      openRounds,
    });
  }
}
