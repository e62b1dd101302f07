import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import type { LondonDate } from '../kernel/london.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** A draft that can still be submitted, and its last day. */
export interface ClosingDraft {
  readonly id: string;
  readonly dueOn: LondonDate;
}

/** Drafts whose time runs out. */
@Injectable()
export class ClosingDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Those of which the last day is one of these, both included: the round's, or a later one of their own. */
  between(from: LondonDate, upTo: LondonDate): Promise<readonly ClosingDraft[]> {
    // One that was given more time has its round's day, or its extension's, among these or not: each by its own index.
    return this.dataSource.query<ClosingDraft[]>(
      `${SELECT} AND a.id IN (
           SELECT d.id FROM round r JOIN application d ON d.round_id = r.id AND d.status = 'draft'
            WHERE r.closes_at >= ${startOf('$2::date')} AND r.closes_at < ${startOf('$3::date + 1')}
           UNION
           SELECT d.id FROM deadline_extension e
             JOIN application d ON d.round_id = e.round_id AND d.organisation_id = e.organisation_id AND d.status = 'draft'
            WHERE e.until >= ${startOf('$2::date')} AND e.until < ${startOf('$3::date + 1')}
           UNION
           SELECT c.application_id FROM standing_change c
            WHERE c.until >= ${startOf('$2::date')} AND c.until < ${startOf('$3::date + 1')}
           UNION
           SELECT b.application_id FROM on_behalf b
            WHERE b.type_until >= ${startOf('$2::date')} AND b.type_until < ${startOf('$3::date + 1')})
         AND application_deadline(a) >= ${startOf('$2::date')} AND application_deadline(a) < ${startOf('$3::date + 1')}
       ORDER BY "dueOn", a.id`,
      [this.clock.now(), from, upTo],
    );
  }

  /** Undefined when it was submitted or withdrawn, or its time is over. Nobody submits it until the transaction ends. */
  async locked(tx: Tx, id: string): Promise<ClosingDraft | undefined> {
    await tx.query('SELECT FROM application WHERE id = $1 FOR SHARE', [id]);
    const [draft] = await tx.query<ClosingDraft[]>(`${SELECT} AND a.id = $2`, [
      this.clock.now(),
      id,
    ]);
    return draft;
  }
}

const SELECT = `
  SELECT a.id, to_char(application_deadline(a) AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "dueOn"
    FROM application a WHERE a.status = 'draft' AND application_deadline(a) > $1`;

/** SQL: the moment a day begins in Colchester. */
function startOf(day: string): string {
  return `(${day})::timestamp AT TIME ZONE 'Europe/London'`;
}
