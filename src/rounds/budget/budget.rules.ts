import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';

/** A round's budget from one fund, as it stands under its lock. */
export interface BudgetOfFund {
  readonly fundId: string;
  readonly name: string;
  readonly budgetPence: Pence;
  readonly givenBackPence: Pence;
  /** What is left in the fund's reserve for the round. */
  readonly reservedPence: Pence;
  /** What is set apart for its recommendations, until they are ratified or come to nothing. */
  readonly recommendedPence: Pence;
}

/** What the round has awarded from the fund: the part of its budget that is neither left, nor recommended, nor given back. */
export function awardedOf(budget: Omit<BudgetOfFund, 'name' | 'fundId'>): Pence {
  const { budgetPence, givenBackPence, reservedPence, recommendedPence } = budget;
  return budgetPence - givenBackPence - reservedPence - recommendedPence;
}

/** Every budget that can't become what was typed, at its own field. `wanted` is by fund id. */
export function refusalsToRebudget(
  budgets: readonly BudgetOfFund[],
  wanted: ReadonlyMap<string, Pence>,
): readonly Refusal[] {
  const changed = budgets.filter(({ fundId, budgetPence }) => {
    const pence = wanted.get(fundId);
    return pence !== undefined && pence !== budgetPence;
  });
  if (changed.length === 0) {
    return [
      { code: 'nothing-changed', message: 'These are the budgets already: change at least one' },
    ];
  }
  return changed.flatMap((budget) => {
    const least = awardedOf(budget) + budget.recommendedPence + budget.givenBackPence;
    if ((wanted.get(budget.fundId) ?? 0n) >= least) return [];
    const field = `budget-${budget.fundId}`;
    const message = `The budget from ${budget.name} can’t be below ${formatPence(least)}, which is awarded, recommended or given back already`;
    return [{ code: 'below-what-is-awarded', field, message }];
  });
}
