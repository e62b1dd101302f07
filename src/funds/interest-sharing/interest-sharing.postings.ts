import type { Entry, Movement } from '../../kernel/entry.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Share } from './interest-sharing.rules.js';

export interface SharedInterest {
  readonly id: string;
  readonly bankAccountId: string;
  readonly receivedOn: LondonDate;
  readonly reference: string;
  readonly recordedBy: string;
}

/** All the shares in one entry: together they are what the bank paid. */
export function interestOf(sharing: SharedInterest, shares: readonly [Share, ...Share[]]): Entry {
  const movement = ({ fundId, pence }: Share): Movement => ({
    kind: 'interest',
    fundId,
    bankAccountId: sharing.bankAccountId,
    amountPence: pence,
  });
  const [first, ...others] = shares;
  return {
    source: `interest-sharing/${sharing.id}`,
    effectiveOn: sharing.receivedOn,
    narrative: `Interest, shared: ${sharing.reference}`,
    postedBy: sharing.recordedBy,
    movements: [movement(first), ...others.map(movement)],
  };
}
