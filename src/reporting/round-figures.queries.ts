import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';

/** A round with what has become of its money and of what was asked of it. */
export interface FiguresOfRound {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly scoreBy: LondonDate;
  readonly smallestPence: Pence;
  readonly largestPence: Pence;
  /** What its funds have set aside for it, together. */
  readonly budgetPence: Pence;
  /** What its awards come to in the ledger. */
  readonly awardedPence: Pence;
  /** Budget less awards; never below nothing, as a fund may give a round more than its budget. */
  readonly leftPence: Pence;
  /** Asked for by what was submitted, decided or not. */
  readonly requestedPence: Pence;
  readonly drafts: number;
  readonly undecided: number;
  readonly awarded: number;
  readonly declined: number;
}

type Sum = 'smallestPence' | 'largestPence' | 'budgetPence' | 'awardedPence' | 'requestedPence';
type Row = Omit<FiguresOfRound, Sum | 'leftPence'> & Readonly<Record<Sum, string>>;

const SELECT = `
  SELECT r.id, r.slug, r.title, r.summary, r.opens_at AS "opensAt", r.closes_at AS "closesAt",
         r.score_by::text AS "scoreBy", r.smallest_pence AS "smallestPence",
         r.largest_pence AS "largestPence", budget.pence AS "budgetPence",
         awards.pence AS "awardedPence", a.*
    FROM round r
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(budget_pence), 0) AS pence FROM round_fund WHERE round_id = r.id) budget
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(c.amount), 0) AS pence
        FROM award w JOIN application p ON p.id = w.application_id
        JOIN ledger.commitment c ON c.commitment_id = w.id
       WHERE p.round_id = r.id) awards
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(requested_pence) FILTER (WHERE status <> 'draft'), 0) AS "requestedPence",
             count(*) FILTER (WHERE status = 'draft')::integer AS drafts,
             count(*) FILTER (WHERE status = 'submitted')::integer AS undecided,
             count(*) FILTER (WHERE status = 'awarded')::integer AS awarded,
             count(*) FILTER (WHERE status = 'declined')::integer AS declined
        FROM application WHERE round_id = r.id) a`;

/** One figure, one query: the front page and the coordinator read the same. */
@Injectable()
export class RoundFigures {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that take applications at this instant, the first to close first. */
  openNow(now: Date): Promise<readonly FiguresOfRound[]> {
    return this.read('WHERE r.opens_at <= $1 AND $1 < r.closes_at ORDER BY r.closes_at, r.id', [
      now,
    ]);
  }

  /** All of them, the last to close first. */
  all(): Promise<readonly FiguresOfRound[]> {
    return this.read('ORDER BY r.closes_at DESC, r.id', []);
  }

  private async read(tail: string, values: unknown[]): Promise<readonly FiguresOfRound[]> {
    const rows = await this.dataSource.query<Row[]>(`${SELECT} ${tail}`, values);
    return rows.map((row) => {
      const budgetPence = BigInt(row.budgetPence);
      const awardedPence = BigInt(row.awardedPence);
      return {
        ...row,
        smallestPence: BigInt(row.smallestPence),
        largestPence: BigInt(row.largestPence),
        requestedPence: BigInt(row.requestedPence),
        budgetPence,
        awardedPence,
        leftPence: budgetPence > awardedPence ? budgetPence - awardedPence : 0n,
      };
    });
  }
}
