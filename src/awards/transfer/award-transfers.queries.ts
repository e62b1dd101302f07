import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TransferKind, TransferStatus } from './award-transfer.entity.js';

/** An award that goes, or went, to another organisation. */
export interface RecordedTransfer {
  readonly id: string;
  readonly awardId: string;
  readonly kind: TransferKind;
  readonly status: TransferStatus;
  readonly reason: string;
  readonly fromOrganisationId: string;
  readonly fromName: string;
  readonly toOrganisationId: string;
  readonly toName: string;
  readonly proposedAt: Date;
  readonly proposedByName: string;
  readonly settledAt: Date | null;
  readonly signatoryName: string | null;
  readonly signatoryPosition: string | null;
  readonly withdrawnReason: string | null;
}

/** Who held an award when, and who is asked to take it on. Who may read it, the caller decides. */
@Injectable()
export class AwardTransfers {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RecordedTransfer | undefined> {
    const [transfer] = await this.select('t.id = $1', id);
    return transfer;
  }

  /** The latest first. */
  ofAward(awardId: string): Promise<readonly RecordedTransfer[]> {
    return this.select('t.award_id = $1', awardId);
  }

  private select(where: string, id: string): Promise<readonly RecordedTransfer[]> {
    return this.dataSource.query<RecordedTransfer[]>(
      `SELECT t.id, t.award_id AS "awardId", t.kind, t.status, t.reason,
              t.from_organisation_id AS "fromOrganisationId", f.name AS "fromName",
              t.to_organisation_id AS "toOrganisationId", o.name AS "toName",
              t.proposed_at AS "proposedAt", p.name AS "proposedByName", t.settled_at AS "settledAt",
              t.signatory_name AS "signatoryName", t.signatory_position AS "signatoryPosition",
              t.withdrawn_reason AS "withdrawnReason"
         FROM award_transfer t
         JOIN organisation f ON f.id = t.from_organisation_id
         JOIN organisation o ON o.id = t.to_organisation_id
         JOIN person p ON p.id = t.proposed_by
        WHERE ${where} ORDER BY t.proposed_at DESC, t.id`,
      [id],
    );
  }
}
