import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../kernel/pence.js';
import type { Tx } from '../platform/database/transactions.service.js';
import type { ApplicationStatus } from './application.lifecycle.js';

export interface ApplicationSummary {
  readonly id: string;
  /** OC-2026-0001 */
  readonly reference: string;
  readonly status: ApplicationStatus;
  /** '' while the draft has none. */
  readonly title: string;
  /** Null while the draft has none. */
  readonly requestedPence: Pence | null;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly roundId: string;
  readonly roundSlug: string;
  readonly roundTitle: string;
  /** The application's own deadline: the round's, or later for it. */
  readonly closesAt: Date;
  readonly savedAt: Date;
  /** When it arrived; null while nothing has, or of a draft that was withdrawn. */
  readonly submittedAt: Date | null;
}

/** Who asks for what. Who may see it, the caller decides: by what it asks for here. */
@Injectable()
export class Applications {
  constructor(private readonly dataSource: DataSource) {}

  /** In any state, for a caller that has the right to it. */
  async byId(id: string, tx?: Tx): Promise<ApplicationSummary | undefined> {
    const [application] = await this.select('WHERE a.id = $1', [id], tx);
    return application;
  }

  /** Undefined when none has this reference. What a person may know of it, the caller judges. */
  async idOfReference(reference: string): Promise<string | undefined> {
    const [application] = await this.select('WHERE a.reference = $1', [reference]);
    return application?.id;
  }

  /** In any state; undefined unless it is one of these organisations'. */
  async byIdOf(
    organisationIds: readonly string[],
    id: string,
  ): Promise<ApplicationSummary | undefined> {
    const [application] = await this.select('WHERE a.id = $1 AND a.organisation_id = ANY($2)', [
      id,
      organisationIds,
    ]);
    return application;
  }

  /**
   * What takes part in the round, decided or not, in the order of their references. Drafts are nobody
   * else's; what was withdrawn or is not eligible takes no further part.
   */
  forRound(roundId: string): Promise<readonly ApplicationSummary[]> {
    return this.select(
      `WHERE a.round_id = $1 AND a.status IN ('submitted', 'recommended', 'awarded', 'declined')
       ORDER BY a.reference`,
      [roundId],
    );
  }

  /** Everything that has arrived, also what takes no further part, in the order of their references. */
  arrivedFor(roundId: string): Promise<readonly ApplicationSummary[]> {
    return this.select(
      'WHERE a.round_id = $1 AND a.submitted_at IS NOT NULL ORDER BY a.reference',
      [roundId],
    );
  }

  /** In the order of these ids, in any state, for a caller that has the right to them. */
  byIds(ids: readonly string[]): Promise<readonly ApplicationSummary[]> {
    return this.select('WHERE a.id = ANY($1) ORDER BY array_position($1, a.id)', [ids]);
  }

  private async select(
    tail: string,
    parameters: readonly unknown[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly ApplicationSummary[]> {
    const rows = await db.query<
      (Omit<ApplicationSummary, 'requestedPence'> & { requestedPence: string | null })[]
    >(
      `SELECT a.id, a.reference, a.status, a.title, a.requested_pence AS "requestedPence",
              a.organisation_id AS "organisationId", o.name AS "organisationName",
              a.round_id AS "roundId", r.slug AS "roundSlug", r.title AS "roundTitle",
              application_deadline(a) AS "closesAt", a.saved_at AS "savedAt", a.submitted_at AS "submittedAt"
         FROM application a
         JOIN organisation o ON o.id = a.organisation_id
         JOIN round r ON r.id = a.round_id ${tail}`,
      [...parameters],
    );
    return rows.map((row) => ({
      ...row,
      requestedPence: row.requestedPence === null ? null : BigInt(row.requestedPence),
    }));
  }
}
