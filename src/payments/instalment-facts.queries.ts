import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.service.js';
import type { PaidInstalment } from './instalment.postings.js';
import type { PaymentFacts } from './payment.rules.js';

export interface InstalmentFacts extends PaymentFacts, PaidInstalment {
  readonly approvedBy: string | null;
  readonly sentBy: string | null;
  readonly bouncedByMatch: string | null;
}

/** Loads and locks what moving a payment on needs: the award, then its instalment, then (by posting) the fund. */
@Injectable()
export class InstalmentFactsQueries {
  /** @throws Error when there is no such instalment: whoever asks has looked before. */
  async loadForUpdate(tx: Tx, instalmentId: string): Promise<InstalmentFacts> {
    await tx.query(
      `SELECT FROM award WHERE id = (SELECT award_id FROM instalment WHERE id = $1) FOR SHARE`,
      [instalmentId],
    );
    const [row] = await tx.query<(InstalmentFacts & { amountPence: string })[]>(
      `SELECT i.id, i.reference, i.award_id AS "awardId", a.fund_id AS "fundId",
              o.name AS "organisationName", i.amount_pence AS "amountPence", i.status, i.attempt,
              i.bounced_by_match AS "bouncedByMatch",
              i.due_on::text AS "dueOn", i.prepared_by AS "preparedBy",
              i.approved_by AS "approvedBy", i.sent_by AS "sentBy",
              a.status = 'accepted' AS "isAccepted",
              EXISTS (SELECT FROM bank_details b WHERE b.organisation_id = o.id) AS "hasBankDetails"
         FROM instalment i
         JOIN award a ON a.id = i.award_id
         JOIN organisation o ON o.id = a.organisation_id
        WHERE i.id = $1 FOR UPDATE OF i`,
      [instalmentId],
    );
    if (!row) throw new Error(`There is no instalment ${instalmentId}`);
    return { ...row, amountPence: BigInt(row.amountPence) };
  }
}
