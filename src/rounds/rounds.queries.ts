import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { Tx } from '../platform/database/transactions.service.js';
import type { Form } from '../forms/form.js';
import type { Judging } from './judging/judging.rules.js';
import type { PlanPart } from './payment-plan/payment-plan.rules.js';
import { PARTS_OF_ROUND } from './payment-plan/round-parts.queries.js';

export interface RoundSummary extends Judging {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** The name that rounds of one programme share; '' when it stands alone. */
  readonly programme: string;
  readonly summary: string;
  readonly panelId: string;
  readonly panelName: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly scoreBy: LondonDate;
  readonly smallestPence: Pence;
  readonly largestPence: Pence;
  /** What whoever starts an application now is asked: the newest version that is published. */
  readonly form: Form;
  /** By which payments an award is paid, the first first. */
  readonly parts: readonly PlanPart[];
  /** Only invited organisations may apply, and the list of rounds doesn't show it. */
  readonly isByInvitation: boolean;
  /** A second signatory certifies an application before another submits it. */
  readonly needsSecondSignatory: boolean;
  /** Its organisations are told what is decided in that moment; else the outcomes are held. */
  readonly tellsAtOnce: boolean;
  /** Months after acceptance, earliest first. */
  readonly returnMonths: readonly number[];
}

/** A fund a round may draw on, and how much of it. */
export interface FundOfRound {
  readonly fundId: string;
  readonly code: string;
  readonly name: string;
  readonly budgetPence: Pence;
  /** Kinds of cost it may not pay for: those of `COST_KINDS`. */
  readonly excludedCosts: readonly string[];
}

export interface CriterionOfRound {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly question: string;
  readonly weight: number;
  /** What 0, 1, 2, 3, 4 and 5 points mean. */
  readonly descriptors: readonly string[];
}

type RoundRow = Omit<RoundSummary, 'smallestPence' | 'largestPence'> & {
  readonly smallestPence: string;
  readonly largestPence: string;
};

const SELECT = `
  SELECT r.id, r.slug, r.title, coalesce(w.programme, '') AS programme, r.summary, r.panel_id AS "panelId", p.name AS "panelName",
         r.opens_at AS "opensAt", r.closes_at AS "closesAt",
         to_char(r.score_by, 'YYYY-MM-DD') AS "scoreBy", r.smallest_pence AS "smallestPence",
         r.largest_pence AS "largestPence", ${PARTS_OF_ROUND} AS parts,
         r.is_by_invitation AS "isByInvitation", r.needs_second_signatory AS "needsSecondSignatory",
         r.tells_at_once AS "tellsAtOnce", r.return_months AS "returnMonths",
         r.scores_seen AS "scoresSeen", r.hides_applicants AS "hidesApplicants",
         r.contested_hundredths AS "contestedHundredths",
         (SELECT f.definition FROM round_form f WHERE f.round_id = r.id AND f.published_at IS NOT NULL
           ORDER BY f.version DESC LIMIT 1) AS form
    FROM round r JOIN panel p ON p.id = r.panel_id
    LEFT JOIN LATERAL (SELECT programme FROM round_words WHERE round_id = r.id
                        ORDER BY version DESC LIMIT 1) w ON true`;

@Injectable()
export class Rounds {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string, db?: Pick<Tx, 'query'>): Promise<RoundSummary | undefined> {
    const [round] = await this.select('WHERE r.id = $1', [id], db);
    return round;
  }

  async bySlug(slug: string): Promise<RoundSummary | undefined> {
    const [round] = await this.select('WHERE r.slug = $1', [slug]);
    return round;
  }

  /** Those open to all that take applications at this instant, the first to close first. */
  openNow(now: Date): Promise<readonly RoundSummary[]> {
    return this.openTo([], now);
  }

  /** The same, with those by invitation to which one of these organisations is invited. */
  openTo(organisationIds: readonly string[], now: Date): Promise<readonly RoundSummary[]> {
    return this.select(
      `WHERE r.opens_at <= $1 AND $1 < r.closes_at
         AND (NOT r.is_by_invitation OR EXISTS (SELECT FROM round_invitation i
                WHERE i.round_id = r.id AND i.organisation_id = ANY($2)))
       ORDER BY r.closes_at, r.id`,
      [now, organisationIds],
    );
  }

  /** Those open to all that take applications later, the first to open first. */
  openLater(now: Date): Promise<readonly RoundSummary[]> {
    return this.select(
      'WHERE r.opens_at > $1 AND NOT r.is_by_invitation ORDER BY r.opens_at, r.id',
      [now],
    );
  }

  async countClosed(now: Date): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM round WHERE closes_at <= $1 AND NOT is_by_invitation',
      [now],
    );
    return row?.count ?? 0;
  }

  /** So many of those open to all that closed, the latest first. */
  closed(now: Date, limit: number, offset: number): Promise<readonly RoundSummary[]> {
    return this.select(
      'WHERE r.closes_at <= $1 AND NOT r.is_by_invitation ORDER BY r.closes_at DESC, r.id LIMIT $2 OFFSET $3',
      [now, limit, offset],
    );
  }

  /** All of them, the last to close first. */
  list(): Promise<readonly RoundSummary[]> {
    return this.select('ORDER BY r.closes_at DESC, r.id', []);
  }

  async fundsOf(roundId: string): Promise<readonly FundOfRound[]> {
    const rows = await this.dataSource.query<
      (Omit<FundOfRound, 'budgetPence'> & { budgetPence: string })[]
    >(
      `SELECT f.id AS "fundId", f.code, f.name, rf.budget_pence AS "budgetPence",
              f.excluded_costs AS "excludedCosts"
         FROM round_fund rf JOIN fund f ON f.id = rf.fund_id WHERE rf.round_id = $1 ORDER BY f.name, f.id`,
      [roundId],
    );
    return rows.map((row) => ({ ...row, budgetPence: BigInt(row.budgetPence) }));
  }

  criteriaOf(roundId: string): Promise<readonly CriterionOfRound[]> {
    return this.dataSource.query<CriterionOfRound[]>(
      `SELECT id, position, name, question, weight, descriptors
         FROM criterion WHERE round_id = $1 ORDER BY position`,
      [roundId],
    );
  }

  private async select(
    tail: string,
    parameters: readonly unknown[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly RoundSummary[]> {
    const rows = await db.query<RoundRow[]>(`${SELECT} ${tail}`, [...parameters]);
    return rows.map((row) => ({
      ...row,
      smallestPence: BigInt(row.smallestPence),
      largestPence: BigInt(row.largestPence),
    }));
  }
}
