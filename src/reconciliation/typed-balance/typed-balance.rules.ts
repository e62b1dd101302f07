import { formatDate, type LondonDate } from '../../kernel/london.js';
import { formatPenceExactly, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';

/** What is known of the account on the day. */
export interface BalanceFacts {
  readonly onDay: LondonDate;
  readonly today: LondonDate;
  /** The last day that is signed; undefined while none is. */
  readonly signedThrough: LondonDate | undefined;
  /** What a statement that ends on the day says by itself. */
  readonly readPence: Pence | undefined;
  /** What was typed for the day before, and stands. */
  readonly typedPence: Pence | undefined;
}

/** Every reason why a balance can't be typed for the day. */
export function refusalsToType(facts: BalanceFacts): readonly Refusal[] {
  const { onDay, today, signedThrough, readPence, typedPence } = facts;
  const refusals: Refusal[] = [];
  if (onDay >= today) refusals.push(no('day-not-over', `${formatDate(onDay)} is not over yet`));
  if (signedThrough !== undefined && onDay <= signedThrough) refusals.push(signedAlready(onDay));
  if (readPence !== undefined) {
    refusals.push(
      no('balance-read', `The statement of that day says ${formatPenceExactly(readPence)} itself`),
    );
  }
  if (typedPence !== undefined) {
    refusals.push(
      no(
        'balance-typed',
        `${formatPenceExactly(typedPence)} was typed for that day: withdraw it first`,
      ),
    );
  }
  return refusals;
}

/** Every reason why a typed balance can't be withdrawn. */
export function refusalsToWithdraw(
  onDay: LondonDate,
  signedThrough: LondonDate | undefined,
): readonly Refusal[] {
  return signedThrough !== undefined && onDay <= signedThrough
    ? [{ ...signedAlready(onDay), field: 'reason' }]
    : [];
}

function signedAlready(onDay: LondonDate): Refusal {
  return no('month-signed', `The books are signed through ${formatDate(onDay)} and beyond`);
}

function no(code: string, message: string): Refusal {
  return { code, message, field: 'onDay' };
}
