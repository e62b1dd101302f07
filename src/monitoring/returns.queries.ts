import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { Tx } from '../platform/database/transactions.service.js';
import type { ReturnStatus } from './return.lifecycle.js';

/** A return with what a list shows beside it; the answers are null until it is submitted. */
export interface ReturnSummary {
  readonly id: string;
  readonly number: number;
  /** Of how many: `1 of 2`. */
  readonly outOf: number;
  readonly dueOn: LondonDate;
  readonly status: ReturnStatus;
  readonly spentPence: Pence | null;
  readonly peopleReached: number | null;
  readonly story: string | null;
  readonly changes: string | null;
  readonly submittedAt: Date | null;
  readonly submittedByName: string | null;
  readonly awardId: string;
  readonly awardReference: string;
  readonly awardPence: Pence;
  readonly title: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly organisationName: string;
}

type Row = Omit<ReturnSummary, 'spentPence' | 'awardPence'> & {
  readonly spentPence: string | null;
  readonly awardPence: string;
};

/** Due ones first, the longest overdue on top; then those submitted, the latest on top. */
const ORDER = `ORDER BY m.status, CASE m.status WHEN 'due' THEN m.due_on END,
  m.submitted_at DESC, a.reference, m.number`;

/** The returns that awards bring with them. Who may see an award's, the caller decides. */
@Injectable()
export class Returns {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string, tx?: Tx): Promise<ReturnSummary | undefined> {
    const [found] = await this.read(`WHERE m.id = $1`, [id], tx);
    return found;
  }

  /** In the order they are due. */
  ofAward(awardId: string): Promise<readonly ReturnSummary[]> {
    return this.read('WHERE m.award_id = $1 ORDER BY m.number', [awardId]);
  }

  ofOrganisations(organisationIds: readonly string[]): Promise<readonly ReturnSummary[]> {
    return this.read(`WHERE a.organisation_id = ANY($1) ${ORDER}`, [organisationIds]);
  }

  all(): Promise<readonly ReturnSummary[]> {
    return this.read(ORDER, []);
  }

  /** What these organisations still owe, the first due first. */
  dueOf(organisationIds: readonly string[]): Promise<readonly ReturnSummary[]> {
    return this.read(`WHERE m.status = 'due' AND a.organisation_id = ANY($1) ${ORDER}`, [
      organisationIds,
    ]);
  }

  /** Everything owed by anybody that is due on this day or before it. */
  dueBy(date: LondonDate): Promise<readonly ReturnSummary[]> {
    return this.read(`WHERE m.status = 'due' AND m.due_on <= $1 ${ORDER}`, [date]);
  }

  /** Whether it is still to be sent. It stays so until this transaction ends: nobody can send it meanwhile. */
  async isOwed(tx: Tx, id: string): Promise<boolean> {
    const owed = await tx.query<unknown[]>(
      `SELECT FROM monitoring_return WHERE id = $1 AND status = 'due' FOR SHARE`,
      [id],
    );
    return owed.length === 1;
  }

  private async read(
    tail: string,
    values: readonly unknown[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly ReturnSummary[]> {
    const rows = await db.query<Row[]>(
      `SELECT m.id, m.number, m.due_on::text AS "dueOn", m.status, m.spent_pence AS "spentPence",
              (SELECT count(*)::integer FROM monitoring_return s WHERE s.award_id = m.award_id) AS "outOf",
              m.people_reached AS "peopleReached", m.story, m.changes,
              m.submitted_at AS "submittedAt", p.name AS "submittedByName",
              m.award_id AS "awardId", a.reference AS "awardReference",
              a.amount_pence AS "awardPence", ap.title, ap.id AS "applicationId",
              a.organisation_id AS "organisationId", o.name AS "organisationName"
         FROM monitoring_return m
         JOIN award a ON a.id = m.award_id
         JOIN application ap ON ap.id = a.application_id
         JOIN organisation o ON o.id = a.organisation_id
         LEFT JOIN person p ON p.id = m.submitted_by ${tail}`,
      [...values],
    );
    return rows.map((row) => ({
      ...row,
      spentPence: row.spentPence === null ? null : BigInt(row.spentPence),
      awardPence: BigInt(row.awardPence),
    }));
  }
}
