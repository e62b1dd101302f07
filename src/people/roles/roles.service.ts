import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Role } from '../../kernel/role.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/** Contacts come in by invitation, in a capacity: see `ContactRoles`. */
type GrantedRole = Exclude<Role, 'contact' | 'second-signatory'>;

/** A role about one thing: a panel, a meeting. */
interface RoleOfPerson {
  readonly personId: string;
  readonly role: GrantedRole;
  readonly subjectId: string;
}

/** Gives a person a role, and takes it back. Other rooms call it when they seat a member or let a funder in. */
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

  /**
   * As `grant`, but only up to and including a day: null for no such day. Who has the role already has it until
   * that day from now on.
   */
  async grantUntil(
    tx: Tx,
    { personId, role, subjectId }: RoleOfPerson,
    endsOn: LondonDate | null,
    by: string,
  ): Promise<void> {
    await this.grant(tx, personId, role, subjectId, by);
    await tx.query(
      'UPDATE person_role SET ends_on = $4 WHERE person_id = $1 AND role = $2 AND subject_id = $3',
      [personId, role, subjectId, endsOn],
    );
  }

  /** From now on they don't have it. Nothing happens when they never did. */
  async withdraw(tx: Tx, { personId, role, subjectId }: RoleOfPerson, by: string): Promise<void> {
    const [, withdrawn] = await tx.query<[unknown, number]>(
      'DELETE FROM person_role WHERE person_id = $1 AND role = $2 AND subject_id = $3',
      [personId, role, subjectId],
    );
    if (withdrawn === 0) return;
    await this.audit.record(tx, {
      subject: `person/${personId}`,
      act: 'withdrew-role',
      by,
      detail: { role, subjectId },
    });
  }
}
