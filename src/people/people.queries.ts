import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import type { HeldRole, Role } from '../kernel/role.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** A name and an address to write to. */
export interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A person and everything they may be. */
export interface PersonWithRoles extends Addressee {
  readonly roles: readonly HeldRole[];
}

@Injectable()
export class People {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The person with every role they hold today, or undefined when there is no such person. */
  async withRoles(personId: string): Promise<PersonWithRoles | undefined> {
    const rows = await this.dataSource.query<PersonWithRoles[]>(
      `SELECT p.id, p.name, p.email,
              coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'subjectId', r.subject_id)
                  || CASE WHEN r.capacity IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('capacity', r.capacity) END)
                FILTER (WHERE r.id IS NOT NULL), '[]') AS roles
         FROM person p LEFT JOIN person_role r ON r.person_id = p.id
                                                AND (r.ends_on IS NULL OR r.ends_on >= $2)
        WHERE p.id = $1 GROUP BY p.id`,
      [personId, this.clock.today()],
    );
    return rows[0];
  }

  /** Whom to write to, or undefined when there is no such person. */
  async byId(
    personId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<Addressee | undefined> {
    const rows = await db.query<Addressee[]>('SELECT id, name, email FROM person WHERE id = $1', [
      personId,
    ]);
    return rows[0];
  }

  /** Everyone who holds a role today: about this subject, or about the whole house when it is null. */
  async holding(
    role: Role,
    subjectId: string | null,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly Addressee[]> {
    // IS NOT DISTINCT FROM would read every role of everybody: no index answers it.
    const about = subjectId === null ? 'IS NULL' : '= $3';
    return db.query<Addressee[]>(
      `SELECT p.id, p.name, p.email FROM person p JOIN person_role r ON r.person_id = p.id
        WHERE r.role = $1 AND r.subject_id ${about}
          AND (r.ends_on IS NULL OR r.ends_on >= $2) ORDER BY p.email`,
      [role, this.clock.today(), ...(subjectId === null ? [] : [subjectId])],
    );
  }

  /** @param db a transaction that asks must be named: a second connection for each would starve a full house. */
  async namesOf(
    ids: readonly string[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await db.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM person WHERE id = ANY($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
