import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { ContactChanging } from '../contact-changing.service.js';
import { ContactInvitation } from '../contact-invitation.entity.js';
import { lockedPeople } from '../contacts-facts.queries.js';
import { refusalsToAccept } from '../contacts.rules.js';

export interface AcceptInvitation {
  readonly invitationId: string;
  /** Who accepts: signed in with the address that was invited. */
  readonly by: string;
  readonly email: string;
}

@Injectable()
export class InvitationAcceptance {
  constructor(
    private readonly transactions: Transactions,
    private readonly changing: ContactChanging,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes whoever was invited a contact. Accepting again changes nothing.
   * @returns the organisation's id.
   * @throws Refused when it was withdrawn or has expired.
   * @throws NotFoundException for an address that was not the one invited.
   */
  accept({ invitationId: id, by, email }: AcceptInvitation): Promise<string> {
    return this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(ContactInvitation, { id, email });
      if (!found) throw new NotFoundException();
      const { organisationId } = found;
      const acting = await lockedPeople(tx, organisationId);
      const { status, expiresAt, capacity } = await tx.findOneByOrFail(ContactInvitation, { id });
      const now = this.clock.now();
      refuseIfAny(refusalsToAccept({ status, expiresAt, now }));
      if (status === 'accepted') return organisationId;

      await tx.update(
        ContactInvitation,
        { id },
        { status: 'accepted', settledAt: now, settledBy: by },
      );
      if (!acting.some(({ personId }) => personId === by)) {
        const change = { organisationId, personId: by, from: null, to: capacity, by };
        await this.changing.make(tx, change);
      }
      return organisationId;
    });
  }
}
