import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Roles } from '../../people/roles/roles.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';

export interface NewContact {
  readonly name: string;
  /** As `readEmailAddress` writes it. */
  readonly email: string;
}

/** A second person for an organisation: one volunteer's illness must not cost a group its grant. */
@Injectable()
export class Contacts {
  constructor(
    private readonly transactions: Transactions,
    private readonly roles: Roles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Someone the house does not know yet is added by their address; whoever is a contact already stays one. */
  invite(organisationId: string, contact: NewContact, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const personId = await this.findOrAdd(tx, contact);
      if (await isContact(tx, personId, organisationId)) return;
      await this.roles.grant(tx, personId, 'contact', organisationId);
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'contact-invited',
        by,
        detail: { personId },
      });
    });
  }

  /** The row is touched even when it is there, so that two invitations at once wait for each other. */
  private async findOrAdd(tx: Tx, { name, email }: NewContact): Promise<string> {
    const [person] = await tx.query<{ id: string }[]>(
      `INSERT INTO person (name, email, created_at) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT person_once_per_email DO UPDATE SET email = excluded.email
       RETURNING id`,
      [name, email, this.clock.now()],
    );
    if (!person) throw new Error('The invited person was not stored');
    return person.id;
  }
}

async function isContact(tx: Tx, personId: string, organisationId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT FROM person_role WHERE person_id = $1 AND role = 'contact' AND subject_id = $2`,
    [personId, organisationId],
  );
  return rows.length > 0;
}
