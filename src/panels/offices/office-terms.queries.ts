import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Term } from './office.rules.js';

/** A term as it is on the record. */
export interface RecordedTerm extends Term {
  readonly id: string;
  readonly panelId: string;
  readonly email: string;
  /** The meeting that elected them, in words. */
  readonly electedAt: string;
  /** Why it ended before its year; null unless it did. */
  readonly endReason: string | null;
}

/** Who was elected to what. */
@Injectable()
export class OfficeTerms {
  constructor(private readonly dataSource: DataSource) {}

  /** All terms of a panel's offices, the latest first. */
  ofPanel(panelId: string, tx: Tx = this.dataSource.manager): Promise<readonly RecordedTerm[]> {
    return tx.query<RecordedTerm[]>(
      `${SELECT} WHERE t.panel_id = $1 ORDER BY t.elected_on DESC, t.office, t.recorded_at DESC`,
      [panelId],
    );
  }
}

const SELECT = `
  SELECT t.id, t.panel_id AS "panelId", t.person_id AS "personId", p.name AS "personName", p.email, t.office,
         to_char(t.elected_on, 'YYYY-MM-DD') AS "electedOn", to_char(t.ends_on, 'YYYY-MM-DD') AS "endsOn",
         t.elected_at AS "electedAt", t.end_reason AS "endReason"
    FROM office_term t JOIN person p ON p.id = t.person_id`;
