import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
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
  /** The last one of its award. */
  readonly isFinal: boolean;
  readonly dueOn: LondonDate;
  readonly status: ReturnStatus;
  readonly spentPence: Pence | null;
  readonly peopleReached: number | null;
  /** Null too once the people in it agree no longer that it is shown. */
  readonly story: string | null;
  readonly changes: string | null;
  /** Once, and again after each question that was answered; 0 before it is sent. */
  readonly timesSent: number;
  readonly submittedAt: Date | null;
  /** The person's id. */
  readonly submittedBy: string | null;
  readonly submittedByName: string | null;
  readonly awardId: string;
  readonly awardReference: string;
  /** As the award stands now. */
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

/** What organisations owe first, the longest overdue on top; then what was sent, the latest on top. */
const ORDER = `ORDER BY CASE WHEN m.status IN ('due', 'queried') THEN m.due_on END,
  m.submitted_at DESC, a.reference, m.number`;

const NOT_ON_HOLD = `NOT EXISTS (SELECT FROM award w WHERE w.id = award_id AND w.status = 'on-hold')`;

/** A return that is owed, and by when. */
export interface OwedReturn {
  readonly id: string;
  readonly dueOn: LondonDate;
}

/** The returns that awards bring with them. Who may see an award's, the caller decides. */
@Injectable()
export class Returns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

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

  /** In the order of their due days, for a caller that has the right to them. */
  byIds(ids: readonly string[]): Promise<readonly ReturnSummary[]> {
    return this.read('WHERE m.id = ANY($1) ORDER BY m.due_on, m.id', [ids]);
  }

  /**
   * Everything owed by anybody that is due in these days, both included; of whatever else there is, nothing is read.
   * While an award is on hold no return is taken, so none is owed.
   */
  owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly OwedReturn[]> {
    return this.dataSource.query<OwedReturn[]>(
      `SELECT id, to_char(due_on, 'YYYY-MM-DD') AS "dueOn" FROM monitoring_return
        WHERE status = 'due' AND due_on BETWEEN $1 AND $2 AND ${NOT_ON_HOLD} ORDER BY due_on, id`,
      [from, upTo],
    );
  }

  /** As it is to be sent still; nobody can send it until this transaction ends. Undefined when it is owed no more. */
  async lockedOwed(tx: Tx, id: string): Promise<OwedReturn | undefined> {
    const [owed] = await tx.query<OwedReturn[]>(
      `SELECT id, to_char(due_on, 'YYYY-MM-DD') AS "dueOn" FROM monitoring_return
        WHERE id = $1 AND status = 'due' AND ${NOT_ON_HOLD} FOR SHARE`,
      [id],
    );
    return owed;
  }

  private async read(
    tail: string,
    values: readonly unknown[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly ReturnSummary[]> {
    const rows = await db.query<Row[]>(
      `SELECT m.id, m.number, m.due_on::text AS "dueOn", m.status, m.spent_pence AS "spentPence",
              (SELECT count(*)::integer FROM monitoring_return s WHERE s.award_id = m.award_id) AS "outOf",
              (SELECT count(*)::integer FROM return_submission s WHERE s.return_id = m.id) AS "timesSent",
              m.is_final AS "isFinal", m.people_reached AS "peopleReached", m.changes,
              CASE WHEN c.return_id IS NULL OR (c.withdrawn_at IS NULL AND c.lasts_until >= '${this.clock.today()}')
                   THEN m.story END AS story,
              m.submitted_at AS "submittedAt", m.submitted_by AS "submittedBy", p.name AS "submittedByName",
              m.award_id AS "awardId", a.reference AS "awardReference",
              coalesce(b.amount, a.amount_pence) AS "awardPence", ap.title, ap.id AS "applicationId",
              a.organisation_id AS "organisationId", o.name AS "organisationName"
         FROM monitoring_return m
         JOIN award a ON a.id = m.award_id
         JOIN application ap ON ap.id = a.application_id
         JOIN organisation o ON o.id = a.organisation_id
         LEFT JOIN ledger.commitment_balance b ON b.commitment_id = a.id
         LEFT JOIN story_consent c ON c.return_id = m.id
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
