import type { Refusal } from '../../kernel/refusal.js';
import { afterAct, type AwardStatus } from '../award.lifecycle.js';

export interface TransferFacts {
  readonly status: AwardStatus;
  /** Why nothing of the award may be changed at present. */
  readonly frozen: readonly Refusal[];
  readonly holderId: string;
  /** Whether it is proposed to hand it on. */
  readonly isProposed: boolean;
  /** The payments of it that are in a run which has not gone, by their references. */
  readonly inARun: readonly string[];
}

/** Every reason why it can't be proposed that this organisation takes the award on. */
export function refusalsToProposeTransfer(
  facts: TransferFacts,
  toOrganisationId: string,
): readonly Refusal[] {
  const refusals = [...refusalsOfStanding(facts)];
  if (facts.isProposed) {
    const message = 'It is proposed to hand it on already: take that back first';
    refusals.push({ code: 'proposed-already', message });
  }
  if (toOrganisationId === facts.holderId) {
    const message = 'This organisation holds it: choose another';
    refusals.push({ code: 'holds-it-already', message, field: 'organisation' });
  }
  return refusals;
}

/** Every reason why it can't be signed for today. What is in a run would be paid to the account of who held it. */
export function refusalsToSignTransfer(facts: TransferFacts): readonly Refusal[] {
  const refusals = [...refusalsOfStanding(facts)];
  for (const reference of facts.inARun) {
    const message = `${reference} is being paid just now: sign when it has gone, or ask the panel’s office`;
    refusals.push({ code: 'in-a-run', message });
  }
  return refusals;
}

function refusalsOfStanding({ status, frozen }: TransferFacts): readonly Refusal[] {
  if (frozen.length > 0) return frozen;
  const way = afterAct('hold', status); // what can be put on hold is under way
  return 'refusal' in way ? [way.refusal] : [];
}
