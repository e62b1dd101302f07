import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Addressee } from '../../people/people.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/** Something that somebody of the staff has to see to about an award. */
export interface OwedFollowUp {
  readonly id: string;
  readonly dueOn: LondonDate;
  readonly what: string;
  readonly owner: Addressee;
  readonly awardId: string;
  readonly awardReference: string;
  readonly organisationName: string;
  readonly applicationId: string;
}

/** What is to be seen to after visits and calls. Who may read it, the caller decides. */
@Injectable()
export class FollowUps {
  constructor(private readonly dataSource: DataSource) {}

  /** To be done in these days, both included, the first on top. */
  owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly OwedFollowUp[]> {
    return this.dataSource.query<OwedFollowUp[]>(
      `${SELECT} AND f.due_on BETWEEN $1 AND $2 ORDER BY f.due_on, f.id`,
      [from, upTo],
    );
  }

  /** Nobody can finish it until this transaction ends. Undefined when it is done. */
  async lockedOwed(tx: Tx, id: string): Promise<OwedFollowUp | undefined> {
    const [owed] = await tx.query<OwedFollowUp[]>(`${SELECT} AND f.id = $1 FOR SHARE OF f`, [id]);
    return owed;
  }
}

const SELECT = `
  SELECT f.id, to_char(f.due_on, 'YYYY-MM-DD') AS "dueOn", f.what,
         jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) AS owner,
         w.id AS "awardId", w.reference AS "awardReference", o.name AS "organisationName",
         w.application_id AS "applicationId"
    FROM follow_up f
    JOIN award_note n ON n.id = f.note_id
    JOIN award w ON w.id = n.award_id
    JOIN organisation o ON o.id = w.organisation_id
    JOIN person p ON p.id = f.owner_id
   WHERE f.done_at IS NULL`;
