import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { AwardStatus } from './award.lifecycle.js';

export interface AwardSummary {
  readonly id: string;
  /** The application's: OC-2026-0001. */
  readonly reference: string;
  readonly status: AwardStatus;
  readonly applicationId: string;
  readonly title: string;
  readonly roundId: string;
  readonly roundTitle: string;
  /** Who holds it today. */
  readonly organisationId: string;
  readonly organisationName: string;
  /** Who applied for it. */
  readonly applicantId: string;
  /** Who held it before, in their turn: it was handed on. */
  readonly formerOrganisationIds: readonly string[];
  readonly fundId: string;
  readonly fundName: string;
  /** As the panel decided. */
  readonly amountPence: Pence;
  /** What of it stands after what was taken off it since, from the ledger. */
  readonly nowPence: Pence;
  /** '' when there are none. */
  readonly conditions: string;
  readonly decidedAt: Date;
  /** When its outcome was released, and it was offered; null while it is held. */
  readonly releasedAt: Date | null;
  /** The last day to accept it; null while it is held. */
  readonly offerEndsOn: LondonDate | null;
  /** So many days after its release it ends, as its round says. */
  readonly offerDays: number;
  /** How many people of its organisation have to sign. */
  readonly signatories: number;
  readonly acceptedAt: Date | null;
  readonly signatoryName: string | null;
  readonly signatoryPosition: string | null;
}

/** What was awarded to whom. Who may see it, the caller decides. */
@Injectable()
export class Awards {
  constructor(private readonly dataSource: DataSource) {}

  /** Held or not, for a caller that has the right to it. */
  async byId(id: string): Promise<AwardSummary | undefined> {
    const [award] = await this.select('WHERE w.id = $1', [id]);
    return award;
  }

  /** What is not held: undefined unless one of these organisations has been told of it. */
  async byIdOf(organisationIds: readonly string[], id: string): Promise<AwardSummary | undefined> {
    const [award] = await this.select(
      `WHERE w.id = $1 AND w.organisation_id = ANY($2) AND w.status <> 'held'`,
      [id, organisationIds],
    );
    return award;
  }

  /** The same, also for an organisation that held it once and handed it on: to read, and for nothing else. */
  async byIdOfEver(
    organisationIds: readonly string[],
    id: string,
  ): Promise<AwardSummary | undefined> {
    const [award] = await this.select(
      `WHERE w.id = $1 AND w.status <> 'held' AND (w.organisation_id = ANY($2)
         OR EXISTS (SELECT FROM award_transfer t WHERE t.award_id = w.id AND t.status = 'signed'
                       AND t.from_organisation_id = ANY($2)))`,
      [id, organisationIds],
    );
    return award;
  }

  /** Held or not, in the order of their references: one for each fund that gives. */
  ofApplication(applicationId: string): Promise<readonly AwardSummary[]> {
    return this.select('WHERE w.application_id = $1 ORDER BY w.reference', [applicationId]);
  }

  /** Held or not, for staff. Offers to accept first, then the latest. */
  ofOrganisations(organisationIds: readonly string[]): Promise<readonly AwardSummary[]> {
    return this.select(
      `WHERE w.organisation_id = ANY($1)
       ORDER BY w.status NOT IN ('offered', 'half-accepted'), w.decided_at DESC, w.reference`,
      [organisationIds],
    );
  }

  /** Everything the house has awarded itself, the latest first. */
  list(): Promise<readonly AwardSummary[]> {
    return this.select('ORDER BY w.decided_at DESC, w.reference', []);
  }

  private async select(
    tail: string,
    parameters: readonly unknown[],
  ): Promise<readonly AwardSummary[]> {
    const rows = await this.dataSource.query<
      (Omit<AwardSummary, 'amountPence' | 'nowPence'> & {
        amountPence: string;
        nowPence: string;
      })[]
    >(
      `SELECT w.id, w.reference, w.status, w.application_id AS "applicationId", a.title,
              a.round_id AS "roundId", r.title AS "roundTitle",
              w.organisation_id AS "organisationId", o.name AS "organisationName",
              w.fund_id AS "fundId", f.name AS "fundName", w.amount_pence AS "amountPence",
              coalesce(c.amount, w.amount_pence) AS "nowPence", a.organisation_id AS "applicantId",
              ARRAY(SELECT t.from_organisation_id FROM award_transfer t
                     WHERE t.award_id = w.id AND t.status = 'signed' ORDER BY t.settled_at)
                AS "formerOrganisationIds",
              w.conditions, w.decided_at AS "decidedAt", a.outcome_released_at AS "releasedAt", w.accepted_at AS "acceptedAt",
              to_char(w.offer_ends_on, 'YYYY-MM-DD') AS "offerEndsOn", r.offer_days AS "offerDays", r.signatories,
              w.signatory_name AS "signatoryName", w.signatory_position AS "signatoryPosition"
         FROM award w
         JOIN application a ON a.id = w.application_id
         JOIN round r ON r.id = a.round_id
         JOIN organisation o ON o.id = w.organisation_id
         JOIN fund f ON f.id = w.fund_id
         LEFT JOIN ledger.commitment_balance c ON c.commitment_id = w.id ${tail}`,
      [...parameters],
    );
    return rows.map((row) => ({
      ...row,
      amountPence: BigInt(row.amountPence),
      nowPence: BigInt(row.nowPence),
    }));
  }
}
