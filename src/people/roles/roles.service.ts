import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { type Role } from '../../kernel/role.js';
import { type Tx } from '../../platform/database/transactions.service.js';

/** Gives a person a role. Other rooms call it when they seat a member or register an organisation. */
@Injectable()
export class Roles {
  constructor(private readonly clock: Clock) {}

  /** Granting the same role twice changes nothing. `subjectId` is null for the whole house. */
  async grant(tx: Tx, personId: string, role: Role, subjectId: string | null): Promise<void> {
    await tx.query(
      `INSERT INTO person_role (person_id, role, subject_id, granted_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT person_role_once DO NOTHING`,
      [personId, role, subjectId, this.clock.now()],
    );
  }
}
