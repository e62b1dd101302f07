import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Role } from '../../kernel/role.js';

/** Somebody in the house, with every role they hold. */
export interface RegisteredPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
  readonly roles: readonly {
    readonly id: string;
    readonly role: Role;
    readonly subjectId: string | null;
  }[];
}

const SELECT = `
  SELECT p.id, p.name, p.email, p.totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
         coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'subjectId', r.subject_id)
           ORDER BY r.granted_at, r.id) FILTER (WHERE r.id IS NOT NULL), '[]') AS roles
    FROM person p LEFT JOIN person_role r ON r.person_id = p.id`;

@Injectable()
export class RegisteredPeople {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<readonly RegisteredPerson[]> {
    return this.dataSource.query<RegisteredPerson[]>(
      `${SELECT} GROUP BY p.id ORDER BY p.name, p.email`,
    );
  }

  async byId(personId: string): Promise<RegisteredPerson | undefined> {
    const rows = await this.dataSource.query<RegisteredPerson[]>(
      `${SELECT} WHERE p.id = $1 GROUP BY p.id`,
      [personId],
    );
    return rows[0];
  }
}
