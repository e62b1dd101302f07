import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Outcome, Standing } from '../../organisations/checks/check.rules.js';
import { ACCOUNT_VERIFIED_AT } from '../../organisations/checks/organisation-checks.queries.js';
import { checkKinds, type CheckKind } from './check-kinds.rules.js';

/** One check of one application, as it stands today. */
export interface CheckStanding {
  readonly kind: CheckKind;
  readonly standing: Standing;
  /** Of the latest; null when there is none. */
  readonly outcome: Outcome | null;
  readonly note: string | null;
  readonly expiresOn: LondonDate | null;
  readonly checkedAt: Date | null;
  readonly checkedByName: string | null;
  /** The reference of the application it was made for, when that is another one. */
  readonly carriedFrom: string | null;
}

/**
 * `bid`: the applications `a` that `which` picks out; `standing`: each with each check. $1 is the list
 * of checks, $2 today. It is SQL and no rule, so that a board of thousands can be filtered, counted and
 * put in order by it.
 */
export function standings(which: string): string {
  return `
    bid AS (
      SELECT a.id, a.reference, a.title, a.requested_pence, a.organisation_id,
             o.name AS organisation_name, ${ACCOUNT_VERIFIED_AT} AS account_verified_at
        FROM application a JOIN organisation o ON o.id = a.organisation_id
       WHERE a.status <> 'draft' AND ${which}),
    standing AS (
      SELECT b.id, k.kind, k.place, c.outcome, c.note, c.expires_on, c.checked_at, c.checked_by,
             nullif(c.recorded_for, b.reference) AS carried_from,
             CASE WHEN c.outcome IS NULL THEN 'not-yet'
                  WHEN k.kind = 'bank-details' AND c.outcome = 'passed'
                       AND (b.account_verified_at IS NULL OR b.account_verified_at > c.checked_at) THEN 'not-yet'
                  WHEN c.expires_on < $2 THEN 'expired'
                  ELSE c.outcome END AS standing
        FROM bid b
       CROSS JOIN unnest($1::text[]) WITH ORDINALITY AS k (kind, place)
        LEFT JOIN LATERAL (
          (SELECT oc.outcome, oc.note, oc.expires_on, oc.checked_at, oc.checked_by, oc.recorded_for
             FROM organisation_check oc
            WHERE oc.organisation_id = b.organisation_id AND oc.kind = k.kind
            ORDER BY oc.number DESC LIMIT 1)
          UNION ALL
          (SELECT ac.outcome, ac.note, NULL, ac.checked_at, ac.checked_by, b.reference
             FROM application_check ac
            WHERE ac.application_id = b.id AND ac.kind = k.kind
            ORDER BY ac.number DESC LIMIT 1)) c ON true)`;
}

@Injectable()
export class CheckStandings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Every check of an application, in the order of the board. The caller has judged who reads. */
  ofApplication(applicationId: string): Promise<readonly CheckStanding[]> {
    return this.dataSource.query<CheckStanding[]>(
      `WITH ${standings('a.id = $3')}
       SELECT s.kind, s.standing, s.outcome, s.note, s.expires_on::text AS "expiresOn",
              s.checked_at AS "checkedAt", p.name AS "checkedByName", s.carried_from AS "carriedFrom"
         FROM standing s LEFT JOIN person p ON p.id = s.checked_by ORDER BY s.place`,
      [checkKinds, this.clock.today(), applicationId],
    );
  }
}
