import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { prepared } from '../database/prepared.js';
import type { Tx } from '../database/transactions.service.js';

/** A line of the record. `detail` holds plain facts such as `{ from: 'draft', to: 'submitted' }`. */
export interface Act {
  readonly subject: `${string}/${string}`;
  readonly act: string;
  /** The person's id; null when the house acts by the clock. */
  readonly by: string | null;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes the record in the transaction of the act itself, so that neither exists without the other. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(tx: Tx, { subject, act, by, detail = {} }: Act): Promise<void> {
    await prepared(
      tx,
      'record-act',
      `INSERT INTO audit_event (subject, act, person_id, at, detail) VALUES ($1, $2, $3, $4, $5)`,
      [subject, act, by, this.clock.now(), detail],
    );
  }
}
