import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isLondonDate, type LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { AwardPlans } from '../award-plans.queries.js';
import type { AgreedCondition, AgreementFacts } from './agreement-text.rules.js';
import { STANDARD_TERMS } from './terms/standard-terms.js';

/** The two days between which a grant is spent, Europe/London. */
export interface AgreedDates {
  readonly startsOn: LondonDate | null;
  readonly endsOn: LondonDate | null;
}

export interface LoadedAgreementFacts extends AgreementFacts {
  /** Of the panel's terms; 0 for the house's own. */
  readonly termsVersion: number;
}

interface Row {
  readonly reference: string;
  readonly title: string;
  readonly organisationName: string;
  readonly fundName: string;
  readonly funderName: string;
  readonly panelName: string;
  readonly termsVersion: number | null;
  readonly terms: string | null;
  readonly appliedStart: string | null;
  readonly appliedEnd: string | null;
  readonly agreedStart: LondonDate | null;
  readonly agreedEnd: LondonDate | null;
  readonly hasAgreement: boolean;
  readonly conditions: readonly AgreedCondition[];
}

/** What an agreement made now would be made of. */
@Injectable()
export class AgreementFactsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly plans: AwardPlans,
  ) {}

  /**
   * @param dates in the place of those of the last agreement, or where there is none of the application's.
   * @throws Error when there is no such award.
   */
  async load(
    awardId: string,
    dates?: AgreedDates,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<LoadedAgreementFacts> {
    const [row] = await db.query<Row[]>(
      `SELECT w.reference, a.title, o.name AS "organisationName",
              f.name AS "fundName", f.funder_name AS "funderName", p.name AS "panelName",
              t.version AS "termsVersion", t.text AS terms,
              a.answers->>'starts-on' AS "appliedStart", a.answers->>'ends-on' AS "appliedEnd",
              g.number IS NOT NULL AS "hasAgreement",
              to_char(g.starts_on, 'YYYY-MM-DD') AS "agreedStart", to_char(g.ends_on, 'YYYY-MM-DD') AS "agreedEnd",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'kind', c.kind, 'text', c.text,
                        'beforePart', c.before_part) ORDER BY c.number), '[]')
                 FROM award_condition c WHERE c.award_id = w.id) AS conditions
         FROM award w
         JOIN application a ON a.id = w.application_id
         JOIN organisation o ON o.id = w.organisation_id
         JOIN fund f ON f.id = w.fund_id
         JOIN round r ON r.id = a.round_id
         JOIN panel p ON p.id = r.panel_id
         LEFT JOIN LATERAL (SELECT version, text FROM agreement_terms WHERE panel_id = p.id
                             ORDER BY version DESC LIMIT 1) t ON true
         LEFT JOIN LATERAL (SELECT number, starts_on, ends_on FROM award_agreement WHERE award_id = w.id
                             ORDER BY number DESC LIMIT 1) g ON true
        WHERE w.id = $1`,
      [awardId],
    );
    if (!row) throw new Error(`There is no award ${awardId}`);
    const { parts, amountPence, returnMonths } = await this.plans.ofAward(awardId, db);
    return {
      reference: row.reference,
      title: row.title,
      amountPence,
      organisationName: row.organisationName,
      fundName: row.fundName,
      funderName: row.funderName,
      panelName: row.panelName,
      parts,
      returnMonths,
      conditions: row.conditions,
      termsVersion: row.termsVersion ?? 0,
      terms: row.terms ?? STANDARD_TERMS,
      ...(dates ?? datesOf(row)),
    };
  }
}

function datesOf(row: Row): AgreedDates {
  if (row.hasAgreement) return { startsOn: row.agreedStart, endsOn: row.agreedEnd };
  const startsOn = dateOrNull(row.appliedStart);
  const endsOn = dateOrNull(row.appliedEnd);
  const isBackwards = startsOn !== null && endsOn !== null && endsOn < startsOn;
  return isBackwards ? { startsOn: null, endsOn: null } : { startsOn, endsOn };
}

/** Forms that ask for other things under these names have nothing to say here. */
function dateOrNull(answer: string | null): LondonDate | null {
  return answer !== null && isLondonDate(answer) ? answer : null;
}
