import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { seeOther, type SeeOther } from '../../platform/web/page.js';
import { needsSecondFactor } from '../access/admission.rules.js';
import { People } from '../people.queries.js';
import { Registration, type Newcomer } from '../registration/registration.service.js';
import { renewSession, takeWantedUrl } from '../sessions/renew-session.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { ProvenAddress } from './sign-in-spending.service.js';

declare module 'express-session' {
  interface SessionData {
    /** An address shown to be the visitor's, which belongs to nobody in the house yet. */
    provenEmail: string;
  }
}

/** From an address that was shown to be somebody's to that somebody, signed in. */
@Injectable()
export class Arrival {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
    private readonly registration: Registration,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  async arrive(req: Request, { email, personId, wantedUrl }: ProvenAddress): Promise<SeeOther> {
    req.session.wantedUrl ??= wantedUrl;
    if (personId !== undefined) return this.welcome(req, personId);
    await renewSession(req);
    req.session.provenEmail = email;
    return seeOther('/sign-in/name');
  }

  /** Somebody new: they may apply for a grant, and nothing else until a role is given to them. */
  async introduce(req: Request, newcomer: Newcomer): Promise<SeeOther> {
    const personId = await this.transactions.run(async (tx) => {
      const id = await this.registration.register(tx, newcomer, null);
      await this.audit.record(tx, { subject: `person/${id}`, act: 'signed-in', by: id });
      return id;
    });
    return this.welcome(req, personId);
  }

  private async welcome(req: Request, personId: string): Promise<SeeOther> {
    await this.sessions.begin(req, personId);
    const person = await this.people.withRoles(personId);
    return seeOther(needsSecondFactor(person?.roles ?? []) ? '/second-factor' : takeWantedUrl(req));
  }
}
