import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Form } from '../../forms/form.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { LARGEST_LIGHT_PENCE, READY_MADE } from './ready-made.js';
import type { ReturnFormKind } from './return-form-version.entity.js';

/** What a round asks in its returns now. */
export interface AskedReturnForm {
  /** 0 for a form that came with the house. */
  readonly version: number;
  readonly definition: Form;
}

/** The forms of returns, as rounds ask them. */
@Injectable()
export class ReturnForms {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The newest that is published; before there is one, the house's: the light form where no award is larger than
   * `LARGEST_LIGHT_PENCE`.
   * @throws Error when there is no such round.
   */
  async newest(
    roundId: string,
    kind: ReturnFormKind,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<AskedReturnForm> {
    const [row] = await db.query<
      { largestPence: string; version: number | null; definition: Form | null }[]
    >(
      `SELECT r.largest_pence AS "largestPence", f.version, f.definition
         FROM round r
         LEFT JOIN LATERAL (SELECT version, definition FROM return_form
                             WHERE round_id = r.id AND kind = $2 AND published_at IS NOT NULL
                             ORDER BY version DESC LIMIT 1) f ON true
        WHERE r.id = $1`,
      [roundId, kind],
    );
    if (!row) throw new Error(`There is no round ${roundId}`);
    if (row.version !== null && row.definition !== null) {
      return { version: row.version, definition: row.definition };
    }
    const readyMade = BigInt(row.largestPence) <= LARGEST_LIGHT_PENCE ? 'light' : 'full';
    return { version: 0, definition: READY_MADE[readyMade][kind] };
  }
}
