import { formatPenceExactly } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { refusalsToTouch, type LineStanding } from '../line-standing.rules.js';

interface Side extends LineStanding {
  readonly bankAccountId: string;
}

/** Every reason two lines are not one sum that moved between our own accounts. */
export function refusalsToPair(one: Side, other: Side | undefined): readonly Refusal[] {
  const refusals = [...refusalsToTouch(one)];
  if (!other) {
    refusals.push(no('no-other-line', 'Choose the line of the other account'));
    return refusals;
  }
  refusals.push(...refusalsToTouch(other).map((refusal) => ({ ...refusal, field: 'otherLineId' })));
  if (other.bankAccountId === one.bankAccountId) {
    refusals.push(no('same-account', 'The other line must be of another account'));
  }
  if (refusals.length === 0 && one.openPence + other.openPence !== 0n) {
    const sums = `${formatPenceExactly(one.openPence)} and ${formatPenceExactly(other.openPence)}`;
    refusals.push(no('sums-differ', `The two lines do not cancel: ${sums}`));
  }
  return refusals;
}

function no(code: string, message: string): Refusal {
  return { code, message, field: 'otherLineId' };
}
