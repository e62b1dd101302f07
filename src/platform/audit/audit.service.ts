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

  /** As `record`, many at once: by subject, so that two who record many wait in one order; of one subject in turn. */
  async recordAll(tx: Tx, acts: readonly Act[]): Promise<void> {
    if (acts.length === 0) return;
    await prepared(
      tx,
      'record-acts',
      `INSERT INTO audit_event (subject, act, person_id, at, detail)
       SELECT subject, act, person_id, $4, detail
         FROM unnest($1::text[], $2::text[], $3::uuid[], $5::jsonb[])
              WITH ORDINALITY AS a (subject, act, person_id, detail, place)
        ORDER BY subject, place`,
      [
        acts.map(({ subject }) => subject),
        acts.map(({ act }) => act),
        acts.map(({ by }) => by),
        this.clock.now(),
        acts.map(({ detail = {} }) => JSON.stringify(detail)),
      ],
    );
  }
}
