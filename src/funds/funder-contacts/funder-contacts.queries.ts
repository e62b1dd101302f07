import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Somebody who reads a fund's statement for its funder. */
export interface ListedFunderContact {
  /** Of the role that they hold, not of the person. */
  readonly roleId: string;
  readonly name: string;
  readonly email: string;
  readonly since: Date;
}

@Injectable()
export class FunderContacts {
  constructor(private readonly dataSource: DataSource) {}

  /** By name. */
  ofFund(fundId: string): Promise<ListedFunderContact[]> {
    return this.dataSource.query<ListedFunderContact[]>(
      `SELECT r.id AS "roleId", p.name, p.email, r.granted_at AS since
         FROM person_role r JOIN person p ON p.id = r.person_id
        WHERE r.role = 'funder-contact' AND r.subject_id = $1 ORDER BY p.name, p.email`,
      [fundId],
    );
  }
}
