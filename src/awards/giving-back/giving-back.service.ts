import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Budgeting, type GiveBack } from '../../rounds/budget/budget.service.js';
import { Round } from '../../rounds/round.entity.js';
import { refusalsToGiveBack } from './giving-back.rules.js';

/** Stands here and not with the rounds, because they don't know what became of their bids. */
@Injectable()
export class GivingBack {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly budgeting: Budgeting,
    private readonly clock: Clock,
  ) {}

  /** How many bids of a round were submitted and not decided. */
  undecided(roundId: string): Promise<number> {
    return countUndecided(this.dataSource.manager, roundId);
  }

  /**
   * Gives the funds back what a round has not awarded, after its last decision.
   * @throws Refused when the round is open, a bid waits for its decision, or nothing is left.
   */
  giveBack(command: GiveBack): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'for_no_key_update' } as const;
      const round = await tx.findOne(Round, { where: { id: command.roundId }, lock });
      if (!round) throw new NotFoundException();
      const undecided = await countUndecided(tx, round.id);
      refuseIfAny(refusalsToGiveBack({ closesAt: round.closesAt, undecided }, this.clock.now()));
      await this.budgeting.giveBackWithin(tx, command);
    });
  }
}

async function countUndecided(tx: Tx, roundId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM application WHERE round_id = $1 AND status = 'submitted'`,
    [roundId],
  );
  return row?.count ?? 0;
}
