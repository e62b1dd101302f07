import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { SessionsQueries } from './sessions.queries.js';
import { Sessions } from './sessions.service.js';

@Controller('sessions')
@Allow('signed-in')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly queries: SessionsQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedIn() person: SignedInPerson, @Req() req: Request): Promise<Page> {
    const live = await this.queries.liveOf(person.id, req.sessionID, this.clock.now());
    return page('people/sessions/views/sessions.njk', { live });
  }

  @Post()
  async endOthers(@SignedIn() person: SignedInPerson, @Req() req: Request): Promise<SeeOther> {
    await this.sessions.endOthers(person.id, req.sessionID);
    return seeOther('/sessions', 'You are signed in nowhere else now.');
  }

  /** Where somebody comes back to who had to sign in again before their button worked. */
  @Get(':handle')
  backToList(): SeeOther {
    return seeOther('/sessions');
  }

  @Post(':handle')
  async end(
    @Param('handle') handle: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.sessions.end(person.id, handle);
    return seeOther('/sessions', 'That browser is signed out.');
  }
}
