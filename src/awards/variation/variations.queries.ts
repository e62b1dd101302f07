import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { ListedFile } from '../../platform/files/shown-file.rules.js';
import type { Office } from '../variation-limits/variation-limit.rules.js';
import type { CameBy, Terms, VariationKind, VariationStatus } from './variation.js';

/** A change that was asked for, as pages and letters have it. */
export interface RecordedVariation {
  readonly id: string;
  readonly awardId: string;
  readonly applicationId: string;
  readonly panelId: string;
  readonly number: number;
  readonly kind: VariationKind;
  readonly status: VariationStatus;
  readonly cameBy: CameBy;
  readonly before: Terms;
  readonly after: Terms;
  readonly movedPence: Pence;
  readonly movedMonths: number;
  readonly reason: string;
  readonly file: ListedFile | null;
  readonly askedAt: Date;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly settledByName: string | null;
  readonly settledReason: string | null;
  readonly office: Office | null;
  readonly metOn: LondonDate | null;
}

/** The changes of awards. Who may read them, the caller decides. */
@Injectable()
export class Variations {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RecordedVariation | undefined> {
    const [variation] = await this.select('v.id = $1', [id]);
    return variation;
  }

  async byNumber(awardId: string, number: number): Promise<RecordedVariation | undefined> {
    const [variation] = await this.select('v.award_id = $1 AND v.number = $2', [awardId, number]);
    return variation;
  }

  /** The latest first. */
  ofAward(awardId: string): Promise<readonly RecordedVariation[]> {
    return this.select('v.award_id = $1', [awardId]);
  }

  private async select(
    where: string,
    values: readonly unknown[],
  ): Promise<readonly RecordedVariation[]> {
    const rows = await this.dataSource.query<
      (Omit<RecordedVariation, 'movedPence'> & { movedPence: string })[]
    >(
      `SELECT v.id, v.award_id AS "awardId", w.application_id AS "applicationId", r.panel_id AS "panelId",
              v.number, v.kind, v.status, v.came_by AS "cameBy", v.before, v.after,
              v.moved_pence AS "movedPence", v.moved_months AS "movedMonths", v.reason,
              CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('id', f.id, 'fileName', f.file_name,
                'size', f.size, 'scan', f.scan, 'scanFound', f.scan_found) END AS file,
              v.asked_at AS "askedAt", v.asked_by AS "askedBy", p.name AS "askedByName",
              v.settled_at AS "settledAt", v.settled_by AS "settledBy", s.name AS "settledByName",
              v.settled_reason AS "settledReason", v.office, v.met_on::text AS "metOn"
         FROM award_variation v
         JOIN award w ON w.id = v.award_id
         JOIN application a ON a.id = w.application_id
         JOIN round r ON r.id = a.round_id
         JOIN person p ON p.id = v.asked_by
         LEFT JOIN person s ON s.id = v.settled_by
         LEFT JOIN stored_file f ON f.id = v.file_id
        WHERE ${where} ORDER BY v.number DESC`,
      [...values],
    );
    return rows.map((row) => ({ ...row, movedPence: BigInt(row.movedPence) }));
  }
}
