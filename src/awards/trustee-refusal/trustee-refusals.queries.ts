import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { RefusalStatus } from './trustee-refusal.entity.js';

/** A refusal by the trustee, as the award's page and the panel's have it. */
export interface RecordedRefusal {
  readonly id: string;
  readonly awardId: string;
  readonly reference: string;
  readonly applicationId: string;
  readonly status: RefusalStatus;
  readonly legalReason: string;
  /** Null until it is confirmed. */
  readonly amountPence: Pence | null;
  readonly proposedAt: Date;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
  readonly withdrawnReason: string | null;
}

/** What the trustee would not pay, and why. Who may read it, the caller decides. */
@Injectable()
export class TrusteeRefusals {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RecordedRefusal | undefined> {
    const [refusal] = await this.select('t.id = $1', id);
    return refusal;
  }

  /** The latest first. */
  ofAward(awardId: string): Promise<readonly RecordedRefusal[]> {
    return this.select('t.award_id = $1', awardId);
  }

  /** Those that were confirmed, for the panel; the latest first. */
  ofRound(roundId: string): Promise<readonly RecordedRefusal[]> {
    return this.select(`a.round_id = $1 AND t.status = 'confirmed'`, roundId);
  }

  private async select(where: string, id: string): Promise<readonly RecordedRefusal[]> {
    const rows = await this.dataSource.query<
      (Omit<RecordedRefusal, 'amountPence'> & { amountPence: string | null })[]
    >(
      `SELECT t.id, t.award_id AS "awardId", w.reference, w.application_id AS "applicationId", t.status,
              t.legal_reason AS "legalReason", t.amount_pence AS "amountPence",
              t.proposed_at AS "proposedAt", p.id AS "proposedBy", p.name AS "proposedByName",
              t.settled_at AS "settledAt", s.name AS "settledByName",
              t.withdrawn_reason AS "withdrawnReason"
         FROM trustee_refusal t
         JOIN award w ON w.id = t.award_id
         JOIN application a ON a.id = w.application_id
         JOIN person p ON p.id = t.proposed_by
         LEFT JOIN person s ON s.id = t.settled_by
        WHERE ${where} ORDER BY t.proposed_at DESC, t.id DESC`,
      [id],
    );
    return rows.map(({ amountPence, ...row }) => ({
      ...row,
      amountPence: amountPence === null ? null : BigInt(amountPence),
    }));
  }
}
