import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import type { Capacity } from '../../kernel/role.js';
import { ContactRoles } from '../../people/roles/contact-roles.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { contactChanged } from '../organisations.events.js';
import { ContactChange } from './contact-change.entity.js';
import { lockedPeople } from './contacts-facts.queries.js';
import { refusalsToChange } from './contacts.rules.js';

/** Somebody, and what they are to be for the organisation from now on; null for nothing. */
export interface ChangeContact {
  readonly organisationId: string;
  readonly personId: string;
  readonly to: Capacity | null;
  readonly by: string;
}

/** What people may do for their organisation, changed and ended. The caller has judged who may say so. */
@Injectable()
export class ContactChanging {
  constructor(
    private readonly transactions: Transactions,
    private readonly contactRoles: ContactRoles,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes or ends what somebody may do. What they are already, or are no longer, changes nothing.
   * @throws Refused for the last lead.
   * @throws NotFoundException for somebody who never was a contact, and for somebody who is none and is
   * to become one: they are invited.
   */
  change({ organisationId, personId, to, by }: ChangeContact): Promise<void> {
    return this.transactions.run(async (tx) => {
      const acting = await lockedPeople(tx, organisationId);
      const from = acting.find((contact) => contact.personId === personId)?.capacity ?? null;
      if (from === null) {
        if (to === null && (await hasEnded(tx, organisationId, personId))) return;
        throw new NotFoundException();
      }
      if (from === to) return;
      refuseIfAny(refusalsToChange(acting, personId, to));
      await this.make(tx, { organisationId, personId, from, to, by });
    });
  }

  /** The change itself, on the record and said to the outbox. The organisation is locked. */
  async make(
    tx: Tx,
    { organisationId, personId, from, to, by }: ChangeContact & { readonly from: Capacity | null },
  ): Promise<void> {
    if (to === null) await this.contactRoles.end(tx, personId, organisationId, by);
    else await this.contactRoles.give(tx, { personId, organisationId, capacity: to, by });
    const id = randomUUID();
    await tx.insert(ContactChange, {
      id,
      organisationId,
      personId,
      from,
      to,
      changedAt: this.clock.now(),
      changedBy: by,
    });
    await this.audit.record(tx, {
      subject: `organisation/${organisationId}`,
      act: from === null ? 'contact-joined' : to === null ? 'contact-ended' : 'contact-changed',
      by,
      detail: { personId, from, to },
    });
    await this.outbox.add(tx, contactChanged(id));
  }
}

/** Whether they acted for it once: then to end it is to have sent the form twice. */
function hasEnded(tx: Tx, organisationId: string, personId: string): Promise<boolean> {
  return tx.existsBy(ContactChange, { organisationId, personId, to: IsNull() });
}
