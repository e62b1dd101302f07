import { Injectable } from '@nestjs/common';
import { STOPPED_UNTIL } from '../organisations/flags/flags.queries.js';
import type { Tx } from '../platform/database/transactions.service.js';
import { WHAT_IT_WAITS_FOR } from './gates/waiting.queries.js';
import type { PaidInstalment } from './instalment.postings.js';
import type { PaymentFacts } from './payment.rules.js';

export interface InstalmentFacts extends PaymentFacts, PaidInstalment {
  readonly fundName: string;
  readonly bouncedByMatch: string | null;
}

type Row = Omit<InstalmentFacts, 'amountPence'> & { readonly amountPence: string };

/** What the rules of paying read of an organisation `o`, and of an award `a`: in lists as under locks. */
export const ACCOUNT_AND_HOLD = `
  (SELECT v.id FROM bank_details v WHERE v.organisation_id = o.id AND v.status = 'verified') AS "verifiedDetailsId",
  (SELECT v.payable_from::text FROM bank_details v WHERE v.organisation_id = o.id AND v.status = 'verified') AS "payableFrom",
  EXISTS (SELECT FROM bank_details g WHERE g.organisation_id = o.id AND g.status = 'given') AS "isBeingChecked",
  (SELECT h.reason FROM award_hold h WHERE h.award_id = a.id AND h.lifted_at IS NULL) AS "holdReason",
  CASE WHEN a.status = 'refused' THEN 'confirmed'
       WHEN EXISTS (SELECT FROM award_ending e WHERE e.award_id = a.id AND e.status = 'proposed')
         OR EXISTS (SELECT FROM trustee_refusal t WHERE t.award_id = a.id AND t.status = 'proposed') THEN 'proposed'
       ELSE 'none' END AS "trusteeRefusal",${STOPPED_UNTIL}`;

/**
 * Loads and locks what moving payments on needs, always in this order: the awards (one payment of an award moves at a
 * time), the organisations (so that no account changes meanwhile), the instalments, what monitoring says of the
 * returns; each by id. The funds come last, by posting.
 */
@Injectable()
export class InstalmentFactsQueries {
  /** @throws Error when there is no such instalment: whoever asks has looked before. */
  async loadForUpdate(tx: Tx, instalmentId: string): Promise<InstalmentFacts> {
    const [facts] = await this.loadAllForUpdate(tx, [instalmentId]);
    if (!facts) throw new Error(`There is no instalment ${instalmentId}`);
    return facts;
  }

  /** Those that there are, the first due first. */
  async loadAllForUpdate(
    tx: Tx,
    instalmentIds: readonly string[],
  ): Promise<readonly InstalmentFacts[]> {
    await tx.query(
      `SELECT FROM award WHERE id IN (SELECT award_id FROM instalment WHERE id = ANY($1))
        ORDER BY id FOR NO KEY UPDATE`,
      [instalmentIds],
    );
    await tx.query(
      `SELECT FROM organisation WHERE id IN
         (SELECT a.organisation_id FROM award a JOIN instalment i ON i.award_id = a.id WHERE i.id = ANY($1))
        ORDER BY id FOR SHARE`,
      [instalmentIds],
    );
    await tx.query('SELECT FROM instalment WHERE id = ANY($1) ORDER BY id FOR UPDATE', [
      instalmentIds,
    ]);
    await tx.query(
      `SELECT FROM payment_gate WHERE award_id IN (SELECT award_id FROM instalment WHERE id = ANY($1))
        ORDER BY award_id, return_number FOR SHARE`,
      [instalmentIds],
    );
    const rows = await tx.query<Row[]>(
      `SELECT i.id, i.reference, i.award_id AS "awardId", a.fund_id AS "fundId", f.name AS "fundName",
              o.name AS "organisationName", i.amount_pence AS "amountPence", i.status, i.attempt,
              i.bounced_by_match AS "bouncedByMatch", i.due_on::text AS "dueOn",
              ${WHAT_IT_WAITS_FOR}, ${ACCOUNT_AND_HOLD}
         FROM instalment i
         JOIN award a ON a.id = i.award_id
         JOIN organisation o ON o.id = a.organisation_id
         JOIN fund f ON f.id = a.fund_id
        WHERE i.id = ANY($1) ORDER BY i.due_on, i.reference`,
      [instalmentIds],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}
