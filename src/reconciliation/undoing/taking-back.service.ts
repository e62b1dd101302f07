import { Injectable } from '@nestjs/common';
import { Settlement } from '../../payments/settlement/settlement.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { PartToUndo } from './undo-facts.queries.js';

/** Undoes for the money what one part of a match did, the day it counted for or the first that is open. */
@Injectable()
export class TakingBack {
  constructor(private readonly settlement: Settlement) {}

  async takeBack(
    tx: Tx,
    { kind, itemId, line }: PartToUndo,
    act: { readonly matchId: string; readonly by: string; readonly reason: string },
  ): Promise<void> {
    if (itemId === null) return;
    if (kind === 'payment') {
      await this.settlement.unclear(tx, { ...act, instalmentId: itemId, on: line.postOn });
    }
  }
}
