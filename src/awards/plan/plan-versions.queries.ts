import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** One plan of an award's own: who set it, when and why. */
export interface PlanVersion {
  readonly version: number;
  readonly reason: string;
  readonly setAt: Date;
  readonly setByName: string;
}

@Injectable()
export class PlanVersions {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first; none when the award is paid as its round says. */
  ofAward(awardId: string): Promise<readonly PlanVersion[]> {
    return this.dataSource.query<PlanVersion[]>(
      `SELECT v.version, v.reason, v.set_at AS "setAt", p.name AS "setByName"
         FROM award_plan v JOIN person p ON p.id = v.set_by
        WHERE v.award_id = $1 ORDER BY v.version DESC`,
      [awardId],
    );
  }
}
