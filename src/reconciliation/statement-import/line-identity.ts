import { createHash } from 'node:crypto';
import type { StatementLine } from './statement.rules.js';

/** What two exports say alike of the same movement. */
type Identified = Pick<StatementLine, 'bookedOn' | 'amountPence' | 'description'>;

/**
 * An identity for each line, in the order given, the same in every export that has the line: the
 * account, the date, the amount, the description, and which of the equal ones of that day it is.
 * So two payments that are truly alike stay two, and a line that two overlapping exports share is
 * one. The ordinal counts from the start of the day, as exports are of whole days, and equal lines
 * may stand for one another: only how many of them there are matters.
 *
 * The balance is left out on purpose: banks restate it, and not every format has one. The price: of
 * two alike on one day, each alone in an export that was cut in the middle of that day, one is lost;
 * the balance that does not follow from one statement to the next then says so.
 * @param accountKey what names the account here, the same for every import
 * @returns SHA-256 in hexadecimal, all different
 */
export function fingerprintsOf(
  accountKey: string,
  lines: readonly Identified[],
): readonly string[] {
  const seen = new Map<string, number>();
  return lines.map(({ bookedOn, amountPence, description }) => {
    const likeness = JSON.stringify([
      accountKey,
      bookedOn,
      amountPence.toString(),
      normalised(description),
    ]);
    const ordinal = (seen.get(likeness) ?? 0) + 1;
    seen.set(likeness, ordinal);
    return createHash('sha256').update(`${likeness}#${ordinal}`).digest('hex');
  });
}

/** Exports differ in capitals, in padding and in how wide their spaces are. */
function normalised(description: string): string {
  return description.normalize('NFKC').replace(/\s+/g, ' ').trim().toUpperCase();
}
