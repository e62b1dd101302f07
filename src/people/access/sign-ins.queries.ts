import { Injectable } from '@nestjs/common';
import type { SessionData } from 'express-session';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { People } from '../people.queries.js';
import { rolesAtDoor, rolesThatCount } from './admission.rules.js';
import { isSignInOver } from './time-out.rules.js';

/** Who is signed in, asked again after the request that began it: for a connection that stays open. */
@Injectable()
export class SignIns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** As the access guard would find them at a page now; undefined when that session is over, or somebody else's. */
  async personOf(sessionId: string, personId: string): Promise<SignedInPerson | undefined> {
    const [session] = await this.dataSource.query<Partial<SessionData>[]>(
      `SELECT sess ->> 'signedInAt' AS "signedInAt", sess -> 'hasSecondFactor' AS "hasSecondFactor"
         FROM session WHERE sid = $1 AND sess ->> 'personId' = $2 AND expire > now()`,
      [sessionId, personId],
    );
    if (!session || isSignInOver(session.signedInAt, this.clock.now())) return undefined;
    const person = await this.people.withRoles(personId);
    if (!person) return undefined;
    const held = rolesAtDoor(person.roles, true);
    const roles = rolesThatCount(held, session.hasSecondFactor ?? false);
    return { ...person, roles, owesSecondFactor: roles.length < held.length };
  }
}
