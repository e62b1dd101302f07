import { formatPence, readPounds, sumPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { refusalsOfTerms, type PartTerms } from '../../rounds/payment-plan/payment-plan.rules.js';
import { readRows, type TypedPart } from '../../rounds/payment-plan/typed-parts.rules.js';
import type { AwardStatus } from '../award.lifecycle.js';

/** A payment as the coordinator plans it; its number is its place. */
export interface PartOfPlan extends PartTerms {
  readonly amountPence: Pence;
}

export interface PlanFacts {
  readonly status: AwardStatus;
  readonly amountPence: Pence;
  /** How many returns the award brings with it. */
  readonly returns: number;
  /** The last payment that a condition comes before; 0 when none does. */
  readonly lastWithCondition: number;
}

/** Until somebody signs: what is signed says how it is paid, and a change after that is a variation. */
export function isPlannable(status: AwardStatus): boolean {
  return status === 'held' || status === 'offered';
}

/** Rows in pounds, the empty ones left out. */
export function readAmounts(
  typed: readonly TypedPart[],
  returns: number,
): { readonly parts: readonly PartOfPlan[]; readonly refusals: readonly Refusal[] } {
  const { parts, refusals } = readRows(typed, readAmount, returns);
  return {
    parts: parts.map(({ much: amountPence, ...part }) => ({ amountPence, ...part })),
    refusals,
  };
}

function readAmount(typed: string): { readonly much: Pence } | { readonly no: string } {
  const read = readPounds(typed);
  if ('problem' in read) return { no: read.problem };
  return read.pence > 0n ? { much: read.pence } : { no: 'the amount must be more than £0' };
}

/** Every reason why this award can't be paid by these parts. */
export function refusalsToPlan(facts: PlanFacts, parts: readonly PartOfPlan[]): readonly Refusal[] {
  if (!isPlannable(facts.status)) {
    const message = 'Payments are planned anew only until somebody has signed: ask for a variation';
    return [{ code: 'award-signed', message }];
  }
  const refusals = [...refusalsOfTerms(parts, facts.returns)];
  if (refusals.length === 0 && parts.length < facts.lastWithCondition) {
    refusals.push({
      code: 'condition-without-payment',
      field: 'part-1-much',
      message: `A condition comes before payment ${facts.lastWithCondition}: keep so many, or prepare the agreement first`,
    });
  }
  const sum = sumPence(parts.map(({ amountPence }) => amountPence));
  if (refusals.length > 0 || sum === facts.amountPence) return refusals;
  return [
    {
      code: 'plan-not-whole',
      field: 'part-1-much',
      message: `The payments must come to ${formatPence(facts.amountPence)}: these come to ${formatPence(sum)}`,
    },
  ];
}
