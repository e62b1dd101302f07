import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { ALIKE_DAYS, type SignsOfOthers } from './warnings.rules.js';

/** Items of a run: as they stood when it was prepared, and what was sent before it was. */
const OF_RUN = `
  SELECT t.id, t.run_id, t.instalment_id, i.reference, a.id AS award_id, a.organisation_id,
         b.fingerprint, t.amount_pence, coalesce(r.prepared_at, $3::timestamptz) AS seen_at, r.sent_at
    FROM payment_run_item t
    JOIN payment_run r ON r.id = t.run_id
    JOIN instalment i ON i.id = t.instalment_id
    JOIN award a ON a.id = i.award_id
    JOIN bank_details b ON b.id = t.bank_details_id
   WHERE t.run_id = $1`;

/** Instalments that wait for a run: as if it were prepared now, with the account that is verified. */
const OF_INSTALMENTS = `
  SELECT i.id, NULL::uuid AS run_id, i.id AS instalment_id, i.reference, a.id AS award_id,
         a.organisation_id, b.fingerprint, i.amount_pence, $3::timestamptz AS seen_at, NULL::timestamptz AS sent_at
    FROM instalment i
    JOIN award a ON a.id = i.award_id
    JOIN bank_details b ON b.organisation_id = a.organisation_id AND b.status = 'verified'
   WHERE i.id = ANY($1)`;

/** What other payments say about each of some payments. */
@Injectable()
export class PaymentSignsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By the id of the item. */
  ofRun(runId: string): Promise<ReadonlyMap<string, SignsOfOthers>> {
    return this.read(OF_RUN, runId);
  }

  /** By the id of the instalment: those whose account is verified. */
  ofInstalments(instalmentIds: readonly string[]): Promise<ReadonlyMap<string, SignsOfOthers>> {
    return this.read(OF_INSTALMENTS, instalmentIds);
  }

  private async read(
    payments: string,
    which: string | readonly string[],
  ): Promise<ReadonlyMap<string, SignsOfOthers>> {
    const rows = await this.dataSource.query<(SignsOfOthers & { id: string })[]>(
      `WITH payment AS (${payments})
       SELECT p.id,
              coalesce((SELECT lb.fingerprint <> p.fingerprint
                 FROM payment_run_item lt
                 JOIN payment_run lr ON lr.id = lt.run_id AND lr.status = 'sent'
                 JOIN bank_details lb ON lb.id = lt.bank_details_id
                WHERE lb.organisation_id = p.organisation_id AND lt.run_id IS DISTINCT FROM p.run_id
                  AND lt.status IN ('sent', 'failed', 'bounced')
                  AND (p.sent_at IS NULL OR lr.sent_at < p.sent_at)
                ORDER BY lr.sent_at DESC LIMIT 1), false) AS "isChangedSinceLastPayment",
              ARRAY(SELECT f.reason FROM organisation_flag f
                     WHERE f.organisation_id = p.organisation_id AND f.kind IN ('stop', 'caution')
                       AND f.lifted_at IS NULL
                       AND (f.until IS NULL OR f.until >= ($3::timestamptz AT TIME ZONE 'Europe/London')::date)
                     ORDER BY f.kind DESC, f.raised_at) AS cautions,
              (SELECT coalesce(jsonb_agg(jsonb_build_object('reference', x.reference, 'awardId', x.award_id,
                        'runId', x.run_id, 'on', x.prepared_on) ORDER BY x.reference, x.run_id), '[]')
                 FROM (SELECT xi.reference, xi.award_id, t.run_id,
                              (xr.prepared_at AT TIME ZONE 'Europe/London')::date::text AS prepared_on
                         FROM payment_run_item t
                         JOIN payment_run xr ON xr.id = t.run_id
                         JOIN instalment xi ON xi.id = t.instalment_id
                         JOIN bank_details xb ON xb.id = t.bank_details_id
                        WHERE xb.fingerprint = p.fingerprint AND t.amount_pence = p.amount_pence
                          AND t.id <> p.id AND t.status IN ('included', 'sent')
                          AND xr.prepared_at BETWEEN p.seen_at - make_interval(days => $2) AND p.seen_at
                       UNION ALL
                       SELECT w.reference, w.award_id, NULL, NULL FROM payment w
                        WHERE w.run_id IS NULL AND w.id <> p.id AND w.fingerprint = p.fingerprint
                          AND w.amount_pence = p.amount_pence) x) AS alike
         FROM payment p`,
      [which, ALIKE_DAYS, this.clock.now()],
    );
    return new Map(rows.map(({ id, ...signs }) => [id, signs]));
  }
}
