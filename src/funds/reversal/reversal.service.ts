import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Fund } from '../fund.entity.js';
import { refusalsToDate } from '../fund-payment.rules.js';
import { refusalsToReverse, type Reversible } from './reversal.rules.js';
import { ReversibleActs, type ReversibleAct } from './reversible.queries.js';

export interface ReverseAct {
  readonly kind: Reversible;
  readonly id: string;
  /** The day the correction counts for: that of the mistake, unless its month is closed. */
  readonly effectiveOn: LondonDate;
  readonly reason: string;
  readonly by: string;
}

/** Mistakes with money: nothing is edited, the opposite is posted and both stay to be read. */
@Injectable()
export class Reversals {
  constructor(
    private readonly transactions: Transactions,
    private readonly acts: ReversibleActs,
    private readonly balances: Balances,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Undoes what was recorded by mistake.
   * @throws Refused when the money has moved on, the bank has shown it to be true, the month is
   * closed, or it was undone before.
   * @throws NotFoundException when there is no such act.
   */
  reverse(command: ReverseAct): Promise<void> {
    return this.transactions.run((tx) => this.reverseWithin(tx, command));
  }

  /** As `reverse`, in the caller's transaction. */
  async reverseWithin(tx: Tx, command: ReverseAct): Promise<void> {
    const { kind, id, reason, by } = command;
    const act = await this.acts.lock(tx, kind, id);
    if (!act) throw new NotFoundException();
    if (act.reversedAt) {
      if (act.reversedBy === by && act.reversedReason === reason) return; // a second click
      refuse('already-reversed', 'This has been undone already');
    }
    await this.check(tx, command, act);
    await markReversed(tx, command, this.clock.now());
    await this.journal.reverse(tx, {
      source: `${kind}/${id}`,
      newSource: `${kind}/${id}/reversed`,
      effectiveOn: command.effectiveOn,
      reason,
      postedBy: by,
    });
    for (const fundId of act.fundIds) {
      const detail = { kind, id, amountPence: act.amountPence.toString(), reason };
      await this.audit.record(tx, { subject: `fund/${fundId}`, act: 'undone', by, detail });
    }
  }

  private async check(tx: Tx, { effectiveOn }: ReverseAct, act: ReversibleAct): Promise<void> {
    if (act.sharingId) {
      refuse('share-of-interest', 'This is a share of interest: undo the sharing as a whole');
    }
    const balances = await this.balances.ofFundsForUpdate(tx, act.fundIds);
    const takingBack = await Promise.all(
      act.gains.map(async ({ fundId, pence }) => ({
        fundName: (await tx.findOneByOrFail(Fund, { id: fundId })).name,
        amountPence: BigInt(pence),
        availablePence: balances.find((one) => one.fundId === fundId)?.availablePence ?? 0n,
      })),
    );
    const today = this.clock.today();
    refuseIfAny([
      ...refusalsToDate('effectiveOn', 'corrected', effectiveOn, today),
      ...(effectiveOn < act.on
        ? [
            {
              code: 'corrected-before-it-happened',
              field: 'effectiveOn',
              message: 'The correction can’t count from before the mistake',
            },
          ]
        : []),
      ...refusalsToReverse(takingBack),
    ]);
  }
}

/** A sharing takes its shares with it. */
async function markReversed(tx: Tx, { kind, id, reason, by }: ReverseAct, at: Date): Promise<void> {
  const table = kind.replaceAll('-', '_');
  const set = 'SET reversed_at = $2, reversed_by = $3, reversed_reason = $4';
  await tx.query(`UPDATE ${table} ${set} WHERE id = $1`, [id, at, by, reason]);
  if (kind === 'interest-sharing') {
    await tx.query(`UPDATE receipt ${set} WHERE sharing_id = $1`, [id, at, by, reason]);
  }
}
