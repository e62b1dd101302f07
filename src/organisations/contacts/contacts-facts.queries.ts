import { NotFoundException } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Acting } from './contacts.rules.js';

/**
 * Locks the organisation, so that two who change its people come one after the other.
 * @throws NotFoundException when there is none.
 */
export async function lockedPeople(tx: Tx, organisationId: string): Promise<readonly Acting[]> {
  const locked = await tx.query<unknown[]>(
    'SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE',
    [organisationId],
  );
  if (locked.length === 0) throw new NotFoundException();
  return tx.query<Acting[]>(
    `SELECT p.id AS "personId", p.email, r.capacity FROM person_role r JOIN person p ON p.id = r.person_id
      WHERE r.role = 'contact' AND r.subject_id = $1 ORDER BY p.email`,
    [organisationId],
  );
}
