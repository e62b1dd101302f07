import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AdjustmentKind } from './reasonable-adjustment.entity.js';

export interface AdjustmentShown {
  readonly id: string;
  /** Null when it is for whoever acts for the organisation. */
  readonly personName: string | null;
  readonly kind: AdjustmentKind;
  readonly asked: string;
  readonly agreed: string;
  readonly recordedAt: Date;
  readonly recordedByName: string;
}

/** For coordinators only. */
@Injectable()
export class Adjustments {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. */
  ofOrganisation(organisationId: string): Promise<readonly AdjustmentShown[]> {
    return this.dataSource.query<AdjustmentShown[]>(
      `SELECT r.id, p.name AS "personName", r.kind, r.asked, r.agreed,
              r.recorded_at AS "recordedAt", b.name AS "recordedByName"
         FROM reasonable_adjustment r
         LEFT JOIN person p ON p.id = r.person_id
         JOIN person b ON b.id = r.recorded_by
        WHERE r.organisation_id = $1 ORDER BY r.recorded_at DESC, r.id`,
      [organisationId],
    );
  }
}
