import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { Outcome } from './decision.entity.js';

/** A decision as the minutes have it. */
export interface RecordedDecision {
  readonly applicationId: string;
  readonly outcome: Outcome;
  /** Null, as the fund, when the bid was declined. */
  readonly amountPence: Pence | null;
  readonly fundId: string | null;
  readonly fundName: string | null;
  readonly awardId: string | null;
  readonly reasons: string;
  readonly conditions: string;
  readonly quorumAgencies: number;
  readonly agenciesCounted: readonly string[];
  readonly agenciesRecused: readonly string[];
  readonly decidedAt: Date;
  readonly recordedByName: string;
}

type DecisionRow = Omit<RecordedDecision, 'amountPence'> & { readonly amountPence: string | null };

/** What was decided, and why. Who may read it, the caller decides: a member with an interest may not. */
@Injectable()
export class DecisionRecords {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined until the application is decided. */
  async ofApplication(applicationId: string): Promise<RecordedDecision | undefined> {
    const [decision] = await this.select('WHERE d.application_id = $1', applicationId);
    return decision;
  }

  /** In the order in which they were made. */
  ofRound(roundId: string): Promise<readonly RecordedDecision[]> {
    return this.select('WHERE a.round_id = $1 ORDER BY d.decided_at, d.id', roundId);
  }

  private async select(tail: string, id: string): Promise<readonly RecordedDecision[]> {
    const rows = await this.dataSource.query<DecisionRow[]>(
      `SELECT d.application_id AS "applicationId", d.outcome, d.amount_pence AS "amountPence",
              d.fund_id AS "fundId", f.name AS "fundName", w.id AS "awardId", d.reasons,
              d.conditions, d.quorum_agencies AS "quorumAgencies",
              d.agencies_counted AS "agenciesCounted", d.agencies_recused AS "agenciesRecused",
              d.decided_at AS "decidedAt", p.name AS "recordedByName"
         FROM decision d
         JOIN application a ON a.id = d.application_id
         JOIN person p ON p.id = d.recorded_by
         LEFT JOIN fund f ON f.id = d.fund_id
         LEFT JOIN award w ON w.application_id = d.application_id ${tail}`,
      [id],
    );
    return rows.map((row) => ({
      ...row,
      amountPence: row.amountPence === null ? null : BigInt(row.amountPence),
    }));
  }
}
