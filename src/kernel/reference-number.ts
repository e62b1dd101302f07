/** What UK banks carry of a reference, and of a payee's name. */
const LONGEST_AT_THE_BANK = 18;

/**
 * The reference people quote: `OC-2026-0007`. Numbers are padded so that they sort, and grow past
 * 9999 rather than start again.
 * @throws Error unless the prefix is 1 to 4 capitals, the year has four digits and the number is whole and above 0.
 */
export function referenceNumber(prefix: string, year: number, number: number): string {
  const sound =
    /^[A-Z]{1,4}$/.test(prefix) && isWhole(year, 1000, 9999) && isWhole(number, 1, 999_999);
  if (!sound) throw new Error(`No reference from ${prefix}, ${year} and ${number}`);
  return `${prefix}-${year}-${number.toString().padStart(4, '0')}`;
}

/**
 * The references of the awards that one application gets from so many funds: its own, then with a letter:
 * OC-2026-0007, OC-2026-0007B. A letter, because a number behind it is an instalment's.
 * @throws Error when there are no letters left.
 */
export function awardReference(reference: string, place: number): string {
  if (!isWhole(place, 0, 25)) throw new Error(`No reference for award ${place} of ${reference}`);
  return place === 0 ? reference : reference + String.fromCharCode(65 + place);
}

/**
 * What the bank is told, so that the statement's line finds its way back: `OC-2026-0007-1` is the
 * first instalment of OC-2026-0007.
 * @throws Error when it does not fit the 18 characters that banks carry.
 */
export function paymentReference(reference: string, instalment: number): string {
  const text = `${reference}-${instalment}`;
  if (!isWhole(instalment, 1, 999) || text.length > LONGEST_AT_THE_BANK) {
    throw new Error(`Not a reference that a bank carries: ${text}`);
  }
  return text;
}

/**
 * Whether a bank's text carries this reference of ours. Banks drop hyphens, change case and put
 * spaces in; `OC-2026-0007-1` is nevertheless not in `OC-2026-0007-12`.
 * @throws Error when it is not a reference of ours.
 */
export function mentionsReference(text: string, reference: string): boolean {
  if (!/^[A-Z]{1,4}-\d+-\d+[B-Z]?(-\d+)?$/.test(reference))
    throw new Error(`Not a reference: ${reference}`);
  const said = text.toUpperCase();
  const prefix = reference.slice(0, reference.indexOf('-'));
  for (let at = said.indexOf(prefix); at !== -1; at = said.indexOf(prefix, at + 1)) {
    if (/[A-Z0-9]/.test(said.charAt(at - 1))) continue;
    const end = endOfReference(said, at, reference);
    if (end !== undefined && !/[0-9]/.test(said.charAt(end))) return true;
  }
  return false;
}

/** Where the reference ends that begins here, each of its hyphens said in any way or left out; undefined when it is another. */
function endOfReference(said: string, start: number, reference: string): number | undefined {
  let at = start;
  for (const letter of reference) {
    if (letter !== '-' && said.charAt(at) !== letter) return undefined;
    if (letter !== '-' || /[-/. ]/.test(said.charAt(at))) at += 1;
  }
  return at;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
