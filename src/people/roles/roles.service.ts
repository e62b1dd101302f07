import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Role } from '../../kernel/role.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/** Contacts come in by invitation, in a capacity: see `ContactRoles`. */
type GrantedRole = Exclude<Role, 'contact' | 'second-signatory'>;

/** Gives a person a role. Other rooms call it when they seat a member or let a funder in. */
@Injectable()
export class Roles {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Granting the same role twice changes nothing. `subjectId` is null for the whole house; `by` is the
   * person who grants it, null when it follows from something else on the record.
   * @returns false when they had it.
   */
  async grant(
    tx: Tx,
    personId: string,
    role: GrantedRole,
    subjectId: string | null,
    by: string | null = null,
  ): Promise<boolean> {
    const granted = await tx.query<{ id: string }[]>(
      `INSERT INTO person_role (person_id, role, subject_id, granted_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT person_role_once DO NOTHING RETURNING id`,
      [personId, role, subjectId, this.clock.now()],
    );
    if (granted.length === 0) return false;
    await this.audit.record(tx, {
      subject: `person/${personId}`,
      act: 'given-role',
      by,
      detail: { role, subjectId },
    });
    return true;
  }
}
