import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { InterestKind } from '../interest-kind.js';

/** One act of the coordinator about somebody's interest; `none` took back what stood. */
export interface SettingOnRecord {
  readonly personId: string;
  readonly personName: string;
  readonly kind: InterestKind;
  readonly reason: string;
  readonly setAt: Date;
  readonly setByName: string;
  /** What they had declared, and this took back; null when it took back nothing of theirs. */
  readonly tookBack: InterestKind | null;
}

/** What coordinators did about interests. Who may see it, the caller decides. */
@Injectable()
export class SettingRecords {
  constructor(private readonly dataSource: DataSource) {}

  /** About one bid, the latest first. */
  of(applicationId: string): Promise<readonly SettingOnRecord[]> {
    return this.dataSource.query<SettingOnRecord[]>(
      `SELECT s.person_id AS "personId", p.name AS "personName", s.kind, s.reason, s.set_at AS "setAt",
              b.name AS "setByName", d.kind AS "tookBack"
         FROM set_interest s
         JOIN person p ON p.id = s.person_id
         JOIN person b ON b.id = s.set_by
         LEFT JOIN declaration d ON d.taken_back_by = s.id
        WHERE s.application_id = $1 ORDER BY s.set_at DESC, s.number DESC`,
      [applicationId],
    );
  }
}
