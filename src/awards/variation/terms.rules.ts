import { addMonths, type LondonDate } from '../../kernel/london.js';
import { sumPence, type Pence } from '../../kernel/pence.js';
import type { Terms, TermsLine, VariationKind } from './variation.js';

/** All that a change can be about, as it stands. */
export interface WholeTerms extends Required<Terms> {
  readonly lines: readonly TermsLine[];
}

/** Where nobody knows how far a date moves, it moves further than anybody may decide but the panel. */
const UNKNOWN_MONTHS = 1200;

const PARTS: Readonly<Record<VariationKind, readonly (keyof Terms)[]>> = {
  budget: ['lines'],
  dates: ['startsOn', 'endsOn', 'returnsLaterByMonths'],
  purpose: ['purpose'],
  name: ['title', 'organisationName'],
  reduction: ['amountPence'],
};

/** Of all terms, those that a change of this kind is about. */
export function partsOf(kind: VariationKind, terms: WholeTerms): Terms {
  return Object.fromEntries(PARTS[kind].map((part) => [part, terms[part]]));
}

/** The terms after each of these changes, in the order they were approved. */
export function termsAfter(
  first: WholeTerms,
  approved: readonly { readonly kind: VariationKind; readonly after: Terms }[],
): WholeTerms {
  let terms = first;
  for (const { kind, after } of approved) {
    if (kind === 'reduction') continue; // what stands of the award is the ledger's to say
    terms = { ...terms, ...after, returnsLaterByMonths: 0 };
  }
  return { ...terms, amountPence: first.amountPence, organisationName: first.organisationName };
}

export function isSameTerms(one: Terms, other: Terms): boolean {
  return canonical(one) === canonical(other);
}

function canonical(terms: Terms): string {
  const entries = Object.entries(terms).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(
    entries.map(([key, value]: [string, unknown]) => [
      key,
      Array.isArray(value)
        ? (value as readonly TermsLine[]).map(({ what, pence }) => [what, pence])
        : value,
    ]),
  );
}

export function totalOf(lines: readonly TermsLine[]): Pence {
  return sumPence(lines.map(({ pence }) => BigInt(pence)));
}

/** How much money a change moves, and by how many months: what its limit is read by. */
export function sizeOf(
  kind: VariationKind,
  before: Terms,
  after: Terms,
): { readonly movedPence: Pence; readonly movedMonths: number } {
  switch (kind) {
    case 'budget':
      return { movedPence: movedBetween(before.lines ?? [], after.lines ?? []), movedMonths: 0 };
    case 'reduction': {
      const less = BigInt(before.amountPence ?? '0') - BigInt(after.amountPence ?? '0');
      return { movedPence: less > 0n ? less : 0n, movedMonths: 0 };
    }
    case 'dates': {
      const movedMonths = Math.max(
        monthsMoved(before.startsOn ?? null, after.startsOn ?? null),
        monthsMoved(before.endsOn ?? null, after.endsOn ?? null),
        after.returnsLaterByMonths ?? 0,
      );
      return { movedPence: 0n, movedMonths };
    }
    case 'purpose':
    case 'name':
      return { movedPence: 0n, movedMonths: 0 };
  }
}

/** What lines gained, or what they lost, whichever is more; a line is known by what it is for. */
function movedBetween(before: readonly TermsLine[], after: readonly TermsLine[]): Pence {
  const was = byWhat(before);
  const is = byWhat(after);
  let gained = 0n;
  let lost = 0n;
  for (const what of new Set([...was.keys(), ...is.keys()])) {
    const change = (is.get(what) ?? 0n) - (was.get(what) ?? 0n);
    if (change > 0n) gained += change;
    else lost -= change;
  }
  return gained > lost ? gained : lost;
}

function byWhat(lines: readonly TermsLine[]): ReadonlyMap<string, Pence> {
  const sums = new Map<string, Pence>();
  for (const { what, pence } of lines) sums.set(what, (sums.get(what) ?? 0n) + BigInt(pence));
  return sums;
}

/** A month that has begun counts as one. */
function monthsMoved(from: LondonDate | null, to: LondonDate | null): number {
  if (from === to) return 0;
  if (from === null || to === null) return UNKNOWN_MONTHS;
  const [first, last] = from < to ? [from, to] : [to, from];
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
  let months = Math.max(0, years * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7)) - 1);
  while (addMonths(first, months) < last) months += 1;
  return months;
}
