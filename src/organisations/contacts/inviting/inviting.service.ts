import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import type { Capacity } from '../../../kernel/role.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { Outbox } from '../../../platform/outbox/outbox.service.js';
import { contactInvited } from '../../organisations.events.js';
import { ContactInvitation } from '../contact-invitation.entity.js';
import { lockedPeople } from '../contacts-facts.queries.js';
import { refusalsToInvite } from '../contacts.rules.js';

/** An invitation is accepted within so many days, or not at all. */
const DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface InviteContact {
  readonly organisationId: string;
  /** What the inviter calls them. */
  readonly name: string;
  /** As `readEmailAddress` writes it. */
  readonly email: string;
  readonly capacity: Capacity;
  readonly by: string;
}

/** A second person for an organisation: one volunteer's illness must not cost a group its grant. */
@Injectable()
export class Inviting {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes to an address. Nothing is given to it: whoever has it accepts, or does not. The same again
   * while it waits is the one invitation; another capacity, or the same once it has expired, replaces it.
   * @returns its id.
   * @throws Refused when they act for the organisation already.
   */
  invite(command: InviteContact): Promise<string> {
    const { organisationId, email, capacity, by } = command;
    return this.transactions.run(async (tx) => {
      const acting = await lockedPeople(tx, organisationId);
      const waiting = await tx.findBy(ContactInvitation, { organisationId, status: 'waiting' });
      const earlier = waiting.find((invitation) => invitation.email === email);
      const now = this.clock.now();
      if (earlier?.capacity === capacity && now < earlier.expiresAt) return earlier.id;
      const others = waiting.filter((one) => one.email !== email && now < one.expiresAt).length;
      refuseIfAny(refusalsToInvite({ acting, waiting: others, email }));

      if (earlier) await this.replace(tx, earlier.id, by);
      const id = randomUUID();
      await tx.insert(ContactInvitation, {
        ...command,
        id,
        status: 'waiting',
        invitedAt: now,
        invitedBy: by,
        expiresAt: new Date(now.getTime() + DAYS * DAY_MS),
      });
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'contact-invited',
        by,
        detail: { invitationId: id, capacity },
      });
      await this.outbox.add(tx, contactInvited(id));
      return id;
    });
  }

  private async replace(tx: Tx, id: string, by: string): Promise<void> {
    await tx.update(
      ContactInvitation,
      { id },
      { status: 'replaced', settledAt: this.clock.now(), settledBy: by },
    );
  }
}
