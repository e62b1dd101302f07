import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuse } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { ContactInvitation } from '../contact-invitation.entity.js';
import { lockedPeople } from '../contacts-facts.queries.js';

@Injectable()
export class InvitationWithdrawal {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * From now on it is accepted no more. Withdrawing it again changes nothing.
   * @throws Refused when it was accepted meanwhile.
   */
  withdraw(organisationId: string, id: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lockedPeople(tx, organisationId);
      const invitation = await tx.findOneBy(ContactInvitation, { id, organisationId });
      if (!invitation) throw new NotFoundException();
      if (invitation.status === 'accepted') {
        refuse('accepted-meanwhile', 'They have accepted it: end what they may do instead');
      }
      if (invitation.status !== 'waiting') return;
      await tx.update(
        ContactInvitation,
        { id },
        { status: 'withdrawn', settledAt: this.clock.now(), settledBy: by },
      );
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'invitation-withdrawn',
        by,
        detail: { invitationId: id },
      });
    });
  }
}
