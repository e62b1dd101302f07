import type { Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';

export interface RefusalFacts {
  /** Of the award, awarded and not sent to the bank: what of it can still be refused. */
  readonly unsentPence: Pence;
  /** Who has proposed to refuse it; undefined when nobody has. */
  readonly proposedBy: string | undefined;
  /** The payments of it that are in a run which has not gone, by their references. */
  readonly inARun: readonly string[];
}

/** Every reason why it can't be proposed to refuse an award. What is in a run waits there from then on. */
export function refusalsToPropose({ unsentPence, proposedBy }: RefusalFacts): readonly Refusal[] {
  if (proposedBy !== undefined) {
    const message =
      'Somebody has proposed to refuse this award already: another person confirms it';
    return [{ code: 'proposed-already', message }];
  }
  return unsentPence > 0n ? [] : [nothingLeft];
}

/** Every reason why this person can't confirm it. */
export function refusalsToConfirm(facts: RefusalFacts, by: string): readonly Refusal[] {
  if (facts.proposedBy === undefined) return [notProposed];
  const refusals: Refusal[] = [];
  if (facts.proposedBy === by) {
    const message = 'You proposed it yourself, so another person must confirm it';
    refusals.push({ code: 'same-person', message });
  }
  for (const reference of facts.inARun) {
    const message = `${reference} is in a payment run that has not gone yet: take it out of the run first`;
    refusals.push({ code: 'in-a-run', message });
  }
  if (facts.unsentPence === 0n) refusals.push(nothingLeft);
  return refusals;
}

export function refusalsToWithdraw({ proposedBy }: RefusalFacts): readonly Refusal[] {
  return proposedBy === undefined ? [notProposed] : [];
}

const nothingLeft: Refusal = {
  code: 'nothing-left',
  message: 'All of this award has been sent to the bank, so there is nothing left to refuse',
};

const notProposed: Refusal = {
  code: 'not-proposed',
  message: 'Nobody has proposed to refuse this award',
};
