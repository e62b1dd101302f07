import { Injectable, NotFoundException } from '@nestjs/common';
import { refuseIfAny } from '../../kernel/refusal.js';
import { sumPence } from '../../kernel/pence.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Fund } from '../fund.entity.js';
import { Reservations } from '../reservation/reservations.queries.js';
import type { FundStatus } from '../fund.lifecycle.js';
import { refusalsToBecome } from './status.rules.js';

export interface ChangeStatus {
  readonly fundId: string;
  readonly status: FundStatus;
  readonly reason: string;
  readonly by: string;
}

@Injectable()
export class FundStatuses {
  constructor(
    private readonly transactions: Transactions,
    private readonly balances: Balances,
    private readonly reservations: Reservations,
    private readonly journal: Journal,
    private readonly audit: Audit,
  ) {}

  /**
   * Closes a fund in two steps, or opens it again. Only an open fund takes rounds and awards; what it
   * has promised it keeps.
   * @throws Refused when it can't become that from where it is, is to be closed and holds money,
   * or money of it waits for a recommendation.
   */
  change({ fundId, status, reason, by }: ChangeStatus): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const fund = await tx.findOne(Fund, { where: { id: fundId }, lock });
      if (!fund) throw new NotFoundException();
      if (fund.status === status && fund.statusReason === reason) return; // a second click
      const balance = await this.balances.ofFundForUpdate(tx, fundId);
      const held = [
        balance.availablePence,
        balance.reservedPence,
        balance.committedPence,
        balance.inTransitPence,
      ];
      const facts = {
        status: fund.status,
        heldPence: sumPence(held),
        setApartPence: await this.reservations.setApartOf(tx, fundId),
      };
      refuseIfAny(refusalsToBecome(status, facts));
      await tx.update(Fund, { id: fundId }, { status, statusReason: reason });
      await this.journal.letTakeAwards(tx, { fundId, takesAwards: status === 'open' });
      await this.audit.record(tx, {
        subject: `fund/${fundId}`,
        act: status === 'open' ? 'opened again' : status,
        by,
        detail: { from: fund.status, to: status, reason },
      });
    });
  }
}
