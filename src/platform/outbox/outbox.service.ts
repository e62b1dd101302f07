import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../database/transactions.service.js';
import { OutboxMessage } from './outbox.entity.js';

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
    await tx.insert(OutboxMessage, { event, payload, addedAt: this.clock.now(), relayedAt: null });
  }
}
