import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/** A payment that has left the bank and may have come back. */
export interface PaymentThatLeft {
  readonly id: string;
  readonly reference: string;
  readonly organisationName: string;
  readonly clearedOn: LondonDate;
}

@Injectable()
export class Bounceable {
  constructor(private readonly dataSource: DataSource) {}

  /** Of this sum, by this day, the latest first. */
  of(pence: Pence, by: LondonDate): Promise<readonly PaymentThatLeft[]> {
    return this.dataSource.query<PaymentThatLeft[]>(
      `SELECT i.id, i.reference, o.name AS "organisationName", i.cleared_on::text AS "clearedOn"
         FROM instalment i JOIN award a ON a.id = i.award_id JOIN organisation o ON o.id = a.organisation_id
        WHERE i.status = 'cleared' AND i.amount_pence = $1 AND i.cleared_on <= $2
        ORDER BY i.cleared_on DESC, i.reference LIMIT 20`,
      [pence.toString(), by],
    );
  }

  /** Undefined: it has not left. Locks the award, then the payment. */
  async amountForUpdate(tx: Tx, instalmentId: string): Promise<Pence | undefined> {
    await tx.query(
      'SELECT FROM award WHERE id = (SELECT award_id FROM instalment WHERE id = $1) FOR SHARE',
      [instalmentId],
    );
    const [row] = await tx.query<{ amountPence: string }[]>(
      `SELECT amount_pence AS "amountPence" FROM instalment WHERE id = $1 AND status = 'cleared' FOR UPDATE`,
      [instalmentId],
    );
    return row && BigInt(row.amountPence);
  }
}
