import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/** A grant whose payments wait for conditions that are not met. */
export interface AwardWithUnmet {
  readonly id: string;
  readonly acceptedOn: LondonDate;
  readonly reference: string;
  readonly title: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  /** In their order. */
  readonly unmet: readonly string[];
}

/** What grants wait for before they are paid. Who may read it, the caller decides. */
@Injectable()
export class UnmetConditions {
  constructor(private readonly dataSource: DataSource) {}

  /** Of the grants that were accepted on these days, both included. */
  acceptedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly AwardWithUnmet[]> {
    return this.dataSource.query<AwardWithUnmet[]>(
      `${SELECT} AND w.accepted_at >= ($1::date)::timestamp AT TIME ZONE 'Europe/London'
          AND w.accepted_at < ($2::date + 1)::timestamp AT TIME ZONE 'Europe/London'
        ORDER BY w.accepted_at, w.id`,
      [from, upTo],
    );
  }

  /** Undefined when all are met, or the grant is not paid any more. Nobody judges one until the transaction ends. */
  async locked(tx: Tx, awardId: string): Promise<AwardWithUnmet | undefined> {
    await tx.query('SELECT FROM award WHERE id = $1 FOR SHARE', [awardId]);
    const [award] = await tx.query<AwardWithUnmet[]>(`${SELECT} AND w.id = $1`, [awardId]);
    return award;
  }
}

const UNMET = `FROM award_condition c WHERE c.award_id = w.id AND c.kind = 'precedent' AND c.met_at IS NULL`;

const SELECT = `
  SELECT w.id, to_char(w.accepted_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "acceptedOn", w.reference, a.title,
         a.id AS "applicationId", o.id AS "organisationId", o.name AS "organisationName",
         ARRAY(SELECT c.text ${UNMET} ORDER BY c.number) AS unmet
    FROM award w
    JOIN application a ON a.id = w.application_id
    JOIN organisation o ON o.id = w.organisation_id
   WHERE w.status IN ('accepted', 'active') AND EXISTS (SELECT ${UNMET})`;
