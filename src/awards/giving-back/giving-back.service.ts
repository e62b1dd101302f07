import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Budgeting, type GiveBack } from '../../rounds/budget/budget.service.js';
import { Round } from '../../rounds/round.entity.js';
import { refusalsToGiveBack, type RoundToFinish } from './giving-back.rules.js';

/** Stands here and not with the rounds, because they don't know what became of their bids. */
@Injectable()
export class GivingBack {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly budgeting: Budgeting,
    private readonly clock: Clock,
  ) {}

  /** What a round may still need its money for. */
  factsOf(roundId: string): Promise<RoundToFinish> {
    return roundToFinish(this.dataSource.manager, roundId);
  }

  /**
   * Gives the funds back what a round has not awarded, after its last decision.
   * @throws Refused when a bid may still arrive or waits for its decision, or nothing is left.
   */
  giveBack(command: GiveBack): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'for_no_key_update' } as const;
      const round = await tx.findOne(Round, { where: { id: command.roundId }, lock });
      if (!round) throw new NotFoundException();
      refuseIfAny(refusalsToGiveBack(await roundToFinish(tx, round.id), this.clock.now()));
      await this.budgeting.giveBackWithin(tx, command);
    });
  }
}

/**
 * A bid that is recommended is not decided; one that was endorsed is. Somebody with more time who has not begun has
 * no draft yet that would say so.
 */
async function roundToFinish(tx: Tx, roundId: string): Promise<RoundToFinish> {
  const [facts] = await tx.query<RoundToFinish[]>(
    `SELECT r.closes_at AS "closesAt",
            greatest(r.closes_at,
              (SELECT max(application_deadline(a)) FROM application a
                WHERE a.round_id = r.id AND a.status = 'draft'),
              (SELECT max(e.until) FROM deadline_extension e
                WHERE e.round_id = r.id AND NOT EXISTS
                  (SELECT FROM application a
                    WHERE a.round_id = e.round_id AND a.organisation_id = e.organisation_id)))
              + make_interval(mins => r.grace_minutes) AS "takenUntil",
            (SELECT count(*)::integer FROM application a
              WHERE a.round_id = r.id AND (a.status = 'recommended' OR a.status = 'submitted'
                AND NOT EXISTS (SELECT FROM decision d WHERE d.application_id = a.id AND d.is_carried
                                   AND d.outcome IN ('endorsed', 'not-endorsed')))) AS undecided
       FROM round r WHERE r.id = $1`,
    [roundId],
  );
  if (!facts) throw new NotFoundException();
  return facts;
}
