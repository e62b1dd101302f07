import { addDays, formatDate, type LondonDate } from '../../../kernel/london.js';
import { formatPenceExactly, type Pence } from '../../../kernel/pence.js';

/** What the statements before this one lead to. */
export interface Before {
  /** The last day they cover. */
  readonly toOn: LondonDate;
  /** What they say was in the account before this statement's first day. */
  readonly pence: Pence;
}

/** The sentence for a statement that does not begin where those before it ended; none when it does. */
export function gapBetween(
  before: Before | undefined,
  fromOn: LondonDate | undefined,
  openingPence: Pence | undefined,
): string | undefined {
  if (!before || fromOn === undefined || openingPence === undefined) return undefined;
  if (before.pence === openingPence) return undefined;
  const [had, begins] = [formatPenceExactly(before.pence), formatPenceExactly(openingPence)];
  const [first, last] = [addDays(before.toOn, 1), addDays(fromOn, -1)];
  if (first > last) {
    return `This statement begins with ${begins}, but by the one before it the account had ${had}.`;
  }
  const days =
    first === last ? `of ${formatDate(first)}` : `from ${formatDate(first)} to ${formatDate(last)}`;
  return (
    `The statement ${days} seems to be missing: the one before it ends with ${had}, ` +
    `and this one begins with ${begins}.`
  );
}
