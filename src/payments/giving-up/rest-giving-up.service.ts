import { Injectable } from '@nestjs/common';
import { Balances } from '../../ledger/balances.queries.js';
import { Journal } from '../../ledger/journal.service.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Instalment } from '../instalment.entity.js';
import { afterAct } from '../instalment.lifecycle.js';
import { restOf, type GivenUpRest } from './rest.postings.js';

/** What of an award is not paid any more goes back to its fund, in the transaction in which the award ends. */
@Injectable()
export class RestGivingUp {
  constructor(
    private readonly balances: Balances,
    private readonly journal: Journal,
  ) {}

  /**
   * Gives up the payments that were planned, and posts last of all. The caller has locked the award, and seen that no
   * payment of it is in a run.
   * @returns what went back to what the fund has available; 0 when all was sent.
   */
  async giveUp(tx: Tx, rest: Omit<GivenUpRest, 'amountPence'>): Promise<Pence> {
    const planned = await tx.find(Instalment, {
      where: { awardId: rest.awardId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const { id, status } of planned) {
      const next = afterAct('give-up', status);
      if ('status' in next) await tx.update(Instalment, { id }, { status: next.status });
    }
    const { committedPence } = await this.balances.ofCommitmentForUpdate(tx, rest.awardId);
    if (committedPence === 0n) return 0n;
    await this.journal.post(tx, restOf({ ...rest, amountPence: committedPence }));
    return committedPence;
  }
}
