import type { StatementLine } from './reading/statement.rules.js';

/**
 * What two exports say alike of the same movement: the account, the date, the amount, the description.
 * A line's fingerprint is the SHA-256 of this, `#`, and which of the equal ones of that day it is, counted
 * from the oldest. So two payments that are truly alike stay two, and a line that two overlapping exports
 * share is one. Equal lines may stand for one another: only how many of them there are matters.
 *
 * The balance is left out on purpose: banks restate it, and not every format has one. The price: of
 * two alike on one day, each alone in an export that was cut in the middle of that day and without the
 * bank's own ids, one is lost; the balance that does not follow from one statement to the next then says so.
 * Never change this: the fingerprints that are stored were made by it.
 * @param accountKey what names the account here, the same for every import
 */
export function likenessOf(
  accountKey: string,
  {
    bookedOn,
    amountPence,
    description,
  }: Pick<StatementLine, 'bookedOn' | 'amountPence' | 'description'>,
): string {
  return JSON.stringify([accountKey, bookedOn, amountPence.toString(), normalised(description)]);
}

/** Exports differ in capitals, in padding and in how wide their spaces are. */
function normalised(description: string): string {
  return description.normalize('NFKC').replace(/\s+/g, ' ').trim().toUpperCase();
}
