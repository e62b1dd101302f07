import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A change of a fund's agreement, as its history shows it. */
export interface RecordedChange {
  readonly id: string;
  /** The terms that differ, by what they are called. */
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly changedAt: Date;
  readonly changedByName: string;
}

@Injectable()
export class AgreementChanges {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. */
  ofFund(fundId: string): Promise<RecordedChange[]> {
    return this.dataSource.query<RecordedChange[]>(
      `SELECT c.id, c.before, c.after, c.reason, c.changed_at AS "changedAt", p.name AS "changedByName"
         FROM agreement_change c JOIN person p ON p.id = c.changed_by
        WHERE c.fund_id = $1 ORDER BY c.changed_at DESC, c.id DESC`,
      [fundId],
    );
  }
}
