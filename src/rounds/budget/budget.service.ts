import { Injectable, NotFoundException } from '@nestjs/common';
import { FundReservations } from '../../funds/reservation/reservation.service.js';
import { Clock } from '../../kernel/clock.js';
import type { Pence } from '../../kernel/pence.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Round } from '../round.entity.js';
import { RoundFund } from '../round-fund.entity.js';
import { BudgetChange, type BudgetChangeKind } from './budget-change.entity.js';
import { refusalsToRebudget, type BudgetOfFund } from './budget.rules.js';
import { RoundBudgets } from './round-budgets.queries.js';

export interface Rebudget {
  readonly roundId: string;
  /** The whole budget from each fund, by its id; a fund that is not named stays as it is. */
  readonly wanted: ReadonlyMap<string, Pence>;
  readonly reason: string;
  readonly formKey: string;
  readonly by: string;
}

export type GiveBack = Omit<Rebudget, 'wanted'>;

/** What a round may award, after it was opened. Money moves with every word of it. */
@Injectable()
export class Budgeting {
  constructor(
    private readonly transactions: Transactions,
    private readonly budgets: RoundBudgets,
    private readonly reservations: FundReservations,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Raises and lowers budgets: what is raised is set aside by the fund, what is lowered goes back to it.
   * @throws Refused when a fund doesn't have it, or it would be less than is awarded.
   */
  change(command: Rebudget): Promise<void> {
    return this.transactions.run(async (tx) => {
      const round = await roundOf(tx, command.roundId);
      const budgets = await this.budgets.lock(tx, command.roundId);
      if (await wasSent(tx, command.formKey)) return;
      refuseIfAny(refusalsToRebudget(budgets, command.wanted));
      const changes = budgets.flatMap((budget) => {
        const wanted = command.wanted.get(budget.fundId) ?? budget.budgetPence;
        return wanted === budget.budgetPence ? [] : [{ budget, wanted }];
      });
      const raised = changes.filter(({ budget, wanted }) => wanted > budget.budgetPence);
      const lowered = changes.filter(({ budget, wanted }) => wanted < budget.budgetPence);
      const money = (some: typeof changes) =>
        some.map(({ budget: { fundId, budgetPence }, wanted }) => ({
          fundId,
          amountPence: wanted > budgetPence ? wanted - budgetPence : budgetPence - wanted,
        }));
      const act = this.actOf(round, command, 'budget');
      await this.reservations.release(tx, { ...act, sums: money(lowered) });
      await this.reservations.reserve(tx, { ...act, code: round.slug, sums: money(raised) });
      for (const { budget, wanted } of changes) {
        const key = { roundId: round.id, fundId: budget.fundId };
        await tx.update(RoundFund, key, { budgetPence: wanted });
      }
      await this.record(tx, command, 'raised', money(raised));
      await this.record(tx, command, 'lowered', money(lowered));
    });
  }

  /**
   * Gives each fund back what the round has not awarded. Whether the round is done with it is the
   * caller's to know.
   * @returns what went back, in all.
   * @throws Refused when nothing is left.
   */
  async giveBackWithin(tx: Tx, command: GiveBack): Promise<void> {
    const round = await roundOf(tx, command.roundId);
    const budgets = await this.budgets.lock(tx, command.roundId);
    if (await wasSent(tx, command.formKey)) return;
    const left = budgets.filter(({ reservedPence }) => reservedPence > 0n);
    if (left.length === 0) refuse('nothing-left', 'Nothing is left of this round’s budget');
    const sums = left.map(({ fundId, reservedPence }) => ({ fundId, amountPence: reservedPence }));
    await this.reservations.release(tx, { ...this.actOf(round, command, 'given-back'), sums });
    for (const { fundId, givenBackPence, reservedPence } of left) {
      const key = { roundId: round.id, fundId };
      await tx.update(RoundFund, key, { givenBackPence: givenBackPence + reservedPence });
    }
    await this.record(tx, command, 'given-back', sums);
  }

  private actOf(round: Round, { formKey, by }: GiveBack, what: string) {
    const source = `round/${round.id}/${what}/${formKey}`;
    return { holderId: round.id, holder: round.title, source, by };
  }

  private async record(
    tx: Tx,
    { roundId, reason, formKey, by }: GiveBack,
    kind: BudgetChangeKind,
    sums: readonly { readonly fundId: BudgetOfFund['fundId']; readonly amountPence: Pence }[],
  ): Promise<void> {
    for (const { fundId, amountPence } of sums) {
      const changedAt = this.clock.now();
      await tx.insert(BudgetChange, {
        ...{ roundId, fundId, kind, amountPence, reason, formKey, changedAt, changedBy: by },
      });
      await this.audit.record(tx, {
        subject: `round/${roundId}`,
        act: `budget ${kind}`,
        by,
        detail: { fundId, amountPence: amountPence.toString(), reason },
      });
    }
  }
}

async function roundOf(tx: Tx, id: string): Promise<Round> {
  const round = await tx.findOneBy(Round, { id });
  if (!round) throw new NotFoundException();
  return round;
}

/** A second click waits at the round's lock, and then finds its own first. */
function wasSent(tx: Tx, formKey: string): Promise<boolean> {
  return tx.existsBy(BudgetChange, { formKey });
}
