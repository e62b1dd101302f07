import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { prepared } from '../database/prepared.js';
import type { Tx } from '../database/transactions.service.js';

/** The name of an event and the ids it carries. Ids only: whoever handles it reads the rows afresh. */
export interface HouseEvent {
  readonly event: string;
  readonly payload: Readonly<Record<string, string>>;
}

/** How a lower room causes something above it: by saying what happened, in the same transaction. */
@Injectable()
export class Outbox {
  constructor(private readonly clock: Clock) {}

  async add(tx: Tx, { event, payload }: HouseEvent): Promise<void> {
    await prepared(
      tx,
      'add-to-outbox',
      'INSERT INTO outbox (event, payload, added_at) VALUES ($1, $2, $3)',
      [event, payload, this.clock.now()],
    );
  }
}
