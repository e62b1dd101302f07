import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { FundPayment } from '../../funds/fund-payment.entity.js';
import { Receipt } from '../../funds/receipt.entity.js';
import { Journal } from '../../ledger/journal.service.js';
import { GrantReturns } from '../../payments/grant-return/grant-return.service.js';
import { Settlement } from '../../payments/settlement/settlement.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { PartToUndo } from './undo-facts.queries.js';

export interface TakeBack {
  readonly matchId: string;
  readonly by: string;
  readonly reason: string;
}

/** Undoes for the money what one part of a match did, for the line's own day or the first that is open. */
@Injectable()
export class TakingBack {
  constructor(
    private readonly settlement: Settlement,
    private readonly grantReturns: GrantReturns,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused when the money has moved on. */
  async takeBack(
    tx: Tx,
    { kind, itemId, line, isMadeHere }: PartToUndo,
    act: TakeBack,
  ): Promise<void> {
    const on = line.postOn;
    if (itemId === null) return;
    switch (kind) {
      case 'payment':
        return this.settlement.unclear(tx, { ...act, instalmentId: itemId, on });
      case 'bounce':
        return this.settlement.unbounce(tx, { ...act, instalmentId: itemId, on });
      case 'grant-return':
        return this.grantReturns.undo(tx, { ...act, grantReturnId: itemId, on });
      case 'receipt':
        return isMadeHere ? this.reverse(tx, Receipt, itemId, on, act) : undefined;
      case 'fund-payment':
        return isMadeHere ? this.reverse(tx, FundPayment, itemId, on, act) : undefined;
      case 'own-transfer':
        return;
    }
  }

  /** What was recorded beforehand stays; what the match itself recorded goes with it. */
  private async reverse(
    tx: Tx,
    recorded: typeof Receipt | typeof FundPayment,
    id: string,
    effectiveOn: LondonDate,
    { by, reason }: TakeBack,
  ): Promise<void> {
    await tx.update(
      recorded,
      { id },
      { reversedAt: this.clock.now(), reversedBy: by, reversedReason: reason },
    );
    const source = `${recorded === Receipt ? 'receipt' : 'fund-payment'}/${id}`;
    const newSource = `${source}/reversed`;
    await this.journal.reverse(tx, { source, newSource, effectiveOn, reason, postedBy: by });
  }
}
