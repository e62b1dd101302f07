import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { ACCOUNT_AND_HOLD } from '../instalment-facts.queries.js';
import type { RunItemStatus } from '../payment-run-item.entity.js';
import type { PaymentFacts } from '../payment.rules.js';
import { ALIKE_DAYS, type PaymentSigns } from './warnings.rules.js';

/** A payment of a run as its page shows it, with what the rules and the warnings read. */
export interface RunItem
  extends PaymentFacts, Pick<PaymentSigns, 'isChangedSinceLastPayment' | 'alike'> {
  readonly id: string;
  readonly instalmentId: string;
  readonly itemStatus: RunItemStatus;
  readonly takenOutReason: string | null;
  readonly reference: string;
  readonly number: number;
  readonly outOf: number;
  readonly amountPence: Pence;
  readonly clearedOn: LondonDate | null;
  readonly awardId: string;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly fundId: string;
  readonly fundName: string;
  readonly preparedWithDetailsId: string;
}

@Injectable()
export class RunItemsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** By the name of the organisation. The signs are those that its own row and others' give. */
  async of(runId: string): Promise<readonly RunItem[]> {
    const rows = await this.dataSource.query<(RunItem & { amountPence: string })[]>(
      `SELECT t.id, t.instalment_id AS "instalmentId", t.status AS "itemStatus",
              t.taken_out_reason AS "takenOutReason", i.reference, i.number,
              (SELECT count(*)::integer FROM instalment s WHERE s.award_id = a.id) AS "outOf",
              t.amount_pence AS "amountPence", i.cleared_on::text AS "clearedOn", i.status,
              i.due_on::text AS "dueOn", a.id AS "awardId", ap.title, o.id AS "organisationId",
              o.name AS "organisationName", f.id AS "fundId", f.name AS "fundName",
              t.bank_details_id AS "preparedWithDetailsId", a.status = 'accepted' AS "isAccepted",
              ${ACCOUNT_AND_HOLD},
              coalesce((SELECT lb.fingerprint <> b.fingerprint
                 FROM payment_run_item lt
                 JOIN payment_run lr ON lr.id = lt.run_id AND lr.status = 'sent'
                 JOIN bank_details lb ON lb.id = lt.bank_details_id
                WHERE lb.organisation_id = o.id AND lt.run_id <> t.run_id
                  AND lt.status IN ('sent', 'failed', 'bounced')
                  AND (r.sent_at IS NULL OR lr.sent_at < r.sent_at)
                ORDER BY lr.sent_at DESC LIMIT 1), false) AS "isChangedSinceLastPayment",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('reference', xi.reference,
                        'on', (xr.prepared_at AT TIME ZONE 'Europe/London')::date::text) ORDER BY xi.reference), '[]')
                 FROM payment_run_item x
                 JOIN payment_run xr ON xr.id = x.run_id
                 JOIN instalment xi ON xi.id = x.instalment_id
                 JOIN bank_details xb ON xb.id = x.bank_details_id
                WHERE xb.fingerprint = b.fingerprint AND x.amount_pence = t.amount_pence
                  AND x.id <> t.id AND x.status IN ('included', 'sent')
                  AND xr.prepared_at BETWEEN r.prepared_at - make_interval(days => $2) AND r.prepared_at
              ) AS alike
         FROM payment_run_item t
         JOIN payment_run r ON r.id = t.run_id
         JOIN instalment i ON i.id = t.instalment_id
         JOIN award a ON a.id = i.award_id
         JOIN application ap ON ap.id = a.application_id
         JOIN organisation o ON o.id = a.organisation_id
         JOIN fund f ON f.id = a.fund_id
         JOIN bank_details b ON b.id = t.bank_details_id
        WHERE t.run_id = $1 ORDER BY o.name, i.reference`,
      [runId, ALIKE_DAYS],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}
