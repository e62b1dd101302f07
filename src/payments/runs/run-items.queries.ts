import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { OUT_OF, WHAT_IT_WAITS_FOR } from '../gates/waiting.queries.js';
import { ACCOUNT_AND_HOLD } from '../instalment-facts.queries.js';
import type { RunItemStatus } from '../payment-run-item.entity.js';
import type { PaymentFacts } from '../payment.rules.js';

/** A payment of a run as its page shows it, with what the rules read. */
export interface RunItem extends PaymentFacts {
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

  /** By the name of the organisation. */
  async of(runId: string): Promise<readonly RunItem[]> {
    const rows = await this.dataSource.query<(RunItem & { amountPence: string })[]>(
      `SELECT t.id, t.instalment_id AS "instalmentId", t.status AS "itemStatus",
              t.taken_out_reason AS "takenOutReason", i.reference, i.number,
              ${OUT_OF},
              t.amount_pence AS "amountPence", i.cleared_on::text AS "clearedOn", i.status,
              i.due_on::text AS "dueOn", a.id AS "awardId", ap.title, o.id AS "organisationId",
              o.name AS "organisationName", f.id AS "fundId", f.name AS "fundName",
              t.bank_details_id AS "preparedWithDetailsId", ${WHAT_IT_WAITS_FOR}, ${ACCOUNT_AND_HOLD}
         FROM payment_run_item t
         JOIN payment_run r ON r.id = t.run_id
         JOIN instalment i ON i.id = t.instalment_id
         JOIN award a ON a.id = i.award_id
         JOIN application ap ON ap.id = a.application_id
         JOIN organisation o ON o.id = a.organisation_id
         JOIN fund f ON f.id = a.fund_id
        WHERE t.run_id = $1 ORDER BY o.name, i.reference`,
      [runId],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}
