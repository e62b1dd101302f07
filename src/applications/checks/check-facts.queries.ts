import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { latestIncome, type KnownIncome } from './income.rules.js';
import type { ApplicationCheckKind } from './check-kinds.rules.js';
import type { ApplicationCheck } from './application-check.entity.js';

/** A check of an application as staff read it. */
export interface RecordedApplicationCheck extends Pick<
  ApplicationCheck,
  'number' | 'outcome' | 'note' | 'source' | 'sourceOn' | 'incomePence' | 'checkedAt'
> {
  readonly checkedByName: string;
}

interface IncomeRow {
  readonly pence: string;
  readonly from: KnownIncome['from'];
  readonly at: Date;
  readonly yearEnd: LondonDate | null;
}

/** What the house knows by itself that bears on a check. */
@Injectable()
export class CheckFacts {
  constructor(private readonly dataSource: DataSource) {}

  /** All there ever were of this kind, the latest first. */
  async history(
    applicationId: string,
    kind: ApplicationCheckKind,
  ): Promise<readonly RecordedApplicationCheck[]> {
    const rows = await this.dataSource.query<
      (Omit<RecordedApplicationCheck, 'incomePence'> & { incomePence: string | null })[]
    >(
      `SELECT c.number, c.outcome, c.note, c.source, c.source_on::text AS "sourceOn",
              c.income_pence AS "incomePence", c.checked_at AS "checkedAt", p.name AS "checkedByName"
         FROM application_check c JOIN person p ON p.id = c.checked_by
        WHERE c.application_id = $1 AND c.kind = $2 ORDER BY c.number DESC`,
      [applicationId, kind],
    );
    return rows.map((row) => ({
      ...row,
      incomePence: row.incomePence === null ? null : BigInt(row.incomePence),
    }));
  }

  /** The last that a register said or somebody typed, for any of its applications. */
  async incomeOf(organisationId: string): Promise<KnownIncome | undefined> {
    const rows = await this.dataSource.query<IncomeRow[]>(INCOMES, [organisationId]);
    return latestIncome(rows.map((row) => ({ ...row, pence: BigInt(row.pence) })));
  }
}

/** The latest of each kind. */
const INCOMES = `
  (SELECT entry->>'incomePence' AS pence, 'register' AS "from", answered_at AS at,
          entry->>'incomeYearEnd' AS "yearEnd"
     FROM register_look_up
    WHERE organisation_id = $1 AND status = 'found' AND entry->>'incomePence' IS NOT NULL
    ORDER BY answered_at DESC LIMIT 1)
  UNION ALL
  (SELECT c.income_pence::text, 'typed', c.checked_at, NULL
     FROM application_check c JOIN application a ON a.id = c.application_id
    WHERE a.organisation_id = $1 AND c.income_pence IS NOT NULL
    ORDER BY c.checked_at DESC LIMIT 1)`;
