import { Injectable } from '@nestjs/common';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Chairs } from '../../panels/offices/chairs.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { People, type Addressee } from '../../people/people.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Audience } from './timing/timing.rules.js';

/** Who reminders go to, found when they are written and never before. */
@Injectable()
export class Recipients {
  constructor(
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly chairs: Chairs,
    private readonly interests: Interests,
  ) {}

  /** An organisation's people. */
  contactsOf(tx: Tx, organisationId: string): Promise<readonly Addressee[]> {
    return this.organisations.contactsOf(organisationId, tx);
  }

  /** Staff, or the chair of the panel that decided the bid, without those to whom the bid is shut. */
  async about(
    tx: Tx,
    audience: Exclude<Audience, 'owing'>,
    applicationId: string,
  ): Promise<readonly Addressee[]> {
    const all =
      audience === 'chair'
        ? await this.chairs.ofApplication(applicationId, tx)
        : await this.people.holding(audience, null, tx);
    return this.interests.freeAmong(all, applicationId, tx);
  }

  /** Of these people those to whom the bid is open. */
  freeAmong(
    tx: Tx,
    people: readonly Addressee[],
    applicationId: string,
  ): Promise<readonly Addressee[]> {
    return this.interests.freeAmong(people, applicationId, tx);
  }

  /** Everybody who holds this role, about what is no bid. */
  holding(
    tx: Tx,
    audience: 'coordinator' | 'trustee-administrator',
  ): Promise<readonly Addressee[]> {
    return this.people.holding(audience, null, tx);
  }
}
