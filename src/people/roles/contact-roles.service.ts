import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { CAPACITIES, type Capacity } from '../../kernel/role.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/** Somebody who acts for an organisation, and in what capacity from now on. */
interface ContactRole {
  readonly personId: string;
  readonly organisationId: string;
  readonly capacity: Capacity;
  /** The person who causes it: who accepts an invitation themselves, or changes another's. */
  readonly by: string;
}

/** Who acts for an organisation. The organisations' room decides whether they may; here it is kept. */
@Injectable()
export class ContactRoles {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Makes them a contact in this capacity, or one in another than before. */
  async give(tx: Tx, { personId, organisationId, capacity, by }: ContactRole): Promise<void> {
    await tx.query(
      `INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at)
       VALUES ($1, 'contact', $2, $3, $4)
       ON CONFLICT ON CONSTRAINT person_role_once DO UPDATE SET capacity = excluded.capacity`,
      [personId, organisationId, capacity, this.clock.now()],
    );
    await this.record(tx, personId, 'given-role', by, organisationId, capacity);
  }

  async end(tx: Tx, personId: string, organisationId: string, by: string): Promise<void> {
    await tx.query(
      `DELETE FROM person_role WHERE person_id = $1 AND role = 'contact' AND subject_id = $2`,
      [personId, organisationId],
    );
    await this.record(tx, personId, 'withdrew-role', by, organisationId, null);
  }

  /**
   * Everyone who acted for one organisation acts for another instead; who acted for both does so in
   * the capacity that allows more.
   * @returns how many there were.
   */
  async moveAll(tx: Tx, fromOrganisationId: string, toOrganisationId: string): Promise<number> {
    const moved = await tx.query<unknown[]>(
      `INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at)
       SELECT person_id, role, $2, capacity, granted_at FROM person_role
        WHERE role = 'contact' AND subject_id = $1 ORDER BY person_id
       ON CONFLICT ON CONSTRAINT person_role_once DO UPDATE SET capacity =
         CASE WHEN array_position($3::text[], excluded.capacity) < array_position($3::text[], person_role.capacity)
              THEN excluded.capacity ELSE person_role.capacity END
       RETURNING id`,
      [fromOrganisationId, toOrganisationId, [...CAPACITIES]],
    );
    await tx.query(`DELETE FROM person_role WHERE role = 'contact' AND subject_id = $1`, [
      fromOrganisationId,
    ]);
    return moved.length;
  }

  private record(
    tx: Tx,
    personId: string,
    act: 'given-role' | 'withdrew-role',
    by: string,
    organisationId: string,
    capacity: Capacity | null,
  ): Promise<void> {
    const detail = { role: 'contact', subjectId: organisationId, capacity };
    return this.audit.record(tx, { subject: `person/${personId}`, act, by, detail });
  }
}
