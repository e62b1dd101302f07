import type { Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';

/** What has to be so before a part of an award is paid. Months are counted from the day its offer is accepted. */
export type PartTrigger =
  | { readonly kind: 'date'; readonly months: number }
  | { readonly kind: 'conditions' }
  | { readonly kind: 'return'; readonly number: number };

/** When one payment of a plan is made. */
export interface PartTerms {
  readonly trigger: PartTrigger;
  /** The last payment, kept back until the final return is accepted. */
  readonly isRetention: boolean;
}

/** A payment of a round's plan: of any award, so many parts in all of them together. */
export interface PlanPart extends PartTerms {
  /** Beside the others': 40 of 100, or 1 of 3 equal ones. */
  readonly share: number;
}

/** A payment of one award's plan. */
export interface PlannedPart extends PartTerms {
  /** 1 for the first. */
  readonly number: number;
  readonly amountPence: Pence;
}

export const MOST_PARTS = 24;
export const LATEST_MONTH = 120;

/** How far apart equal payments are. */
const MONTHS_BETWEEN = 6;

/** So many equal payments: the first when the offer is accepted, each other six months after the one before it. */
export function equalPayments(count: number): readonly PlanPart[] {
  return Array.from({ length: count }, (_, at) => ({
    share: 1,
    trigger: { kind: 'date' as const, months: at * MONTHS_BETWEEN },
    isRetention: false,
  }));
}

/**
 * A sum by shares, to the penny: each part is its share in whole pence, the pennies that are left over go to the first
 * parts, one each.
 * @throws Error unless the sum and every share are positive.
 */
export function amountsOf(sumPence: Pence, shares: readonly number[]): readonly Pence[] {
  if (sumPence <= 0n || shares.length === 0 || shares.some((share) => share <= 0)) {
    throw new Error(`${sumPence.toString()} pence can’t be divided by ${shares.join(', ')}`);
  }
  const whole = BigInt(shares.reduce((total, share) => total + share, 0));
  const least = shares.map((share) => (sumPence * BigInt(share)) / whole);
  const left = sumPence - least.reduce((total, amount) => total + amount, 0n);
  return least.map((amount, at) => (BigInt(at) < left ? amount + 1n : amount));
}

/** What a plan makes of one award. A part that would come to nothing, of an award of pennies, is left out. */
export function plannedParts(sumPence: Pence, parts: readonly PlanPart[]): readonly PlannedPart[] {
  const amounts = amountsOf(
    sumPence,
    parts.map(({ share }) => share),
  );
  return parts
    .map(({ trigger, isRetention }, at) => ({
      ...{ trigger, isRetention },
      amountPence: amounts[at] ?? 0n,
    }))
    .filter(({ amountPence }) => amountPence > 0n)
    .map((part, at) => ({ number: at + 1, ...part }));
}

/**
 * Every reason why payments can't be made in this order, each at the row of its part.
 * @param returns how many returns the award brings with it.
 */
export function refusalsOfTerms(parts: readonly PartTerms[], returns: number): readonly Refusal[] {
  if (parts.length === 0) {
    return [{ code: 'no-part', field: 'part-1-when', message: 'Enter at least one payment' }];
  }
  if (parts.length > MOST_PARTS) {
    const message = `A plan has ${MOST_PARTS} payments or fewer`;
    return [{ code: 'too-many-parts', field: 'part-1-when', message }];
  }
  let latest = 0;
  return parts.flatMap(({ trigger, isRetention }, at) => {
    const no = (code: string, field: string, message: string): readonly Refusal[] => [
      { code, field: `part-${at + 1}-${field}`, message: `Payment ${at + 1}: ${message}` },
    ];
    if (trigger.kind === 'return' && (trigger.number < 1 || trigger.number > returns)) {
      const there = returns === 1 ? 'there is 1 return' : `there are ${returns} returns`;
      return no('no-such-return', 'number', there);
    }
    if (isRetention && at !== parts.length - 1) {
      return no('retention-not-last', 'when', 'only the last payment is kept back to the end');
    }
    if (isRetention && !(trigger.kind === 'return' && trigger.number === returns)) {
      return no('retention-without-return', 'when', 'it is kept back until the final return');
    }
    if (trigger.kind === 'date' && trigger.months < latest) {
      return no('part-too-early', 'number', 'it can’t be due before the payment above it');
    }
    if (trigger.kind === 'date') latest = trigger.months;
    return [];
  });
}

/** `6 months after the offer is accepted` */
export function whenInWords({ trigger, isRetention }: PartTerms): string {
  switch (trigger.kind) {
    case 'date':
      if (trigger.months === 0) return 'when the offer is accepted';
      return `${trigger.months} month${trigger.months === 1 ? '' : 's'} after the offer is accepted`;
    case 'conditions':
      return 'when the conditions before it are met';
    case 'return':
      if (isRetention) return 'kept back until the final return is accepted';
      return `when return ${trigger.number} is accepted`;
  }
}

/** A plan as those read it who think of applying: a sentence, then a line for each payment where there are several. */
export interface PlanInWords {
  readonly sentence: string;
  readonly lines: readonly string[];
}

export function planInWords(parts: readonly PlanPart[]): PlanInWords {
  const [first] = parts;
  if (!first) return { sentence: '', lines: [] };
  if (parts.length === 1) {
    return { sentence: `An award is paid at once, ${whenInWords(first)}.`, lines: [] };
  }
  const areEqual = parts.every(({ share }) => share === first.share);
  const whole = parts.reduce((total, { share }) => total + share, 0);
  return {
    sentence: `An award is paid in ${parts.length} ${areEqual ? 'equal ' : ''}payments:`,
    lines: parts.map((part) =>
      areEqual ? whenInWords(part) : `${percent(part.share, whole)}, ${whenInWords(part)}`,
    ),
  };
}

function percent(share: number, whole: number): string {
  return `${Number(((share * 100) / whole).toFixed(1)).toString()}%`;
}

/** The same plan with shares that come to 100, as a form shows it: thirds become 34, 33 and 33. */
export function inPercent(parts: readonly PlanPart[]): readonly PlanPart[] {
  const percents = amountsOf(
    100n,
    parts.map(({ share }) => share),
  );
  return parts.map((part, at) => ({ ...part, share: Number(percents[at]) }));
}

/** The same text for the same plan, for a form to send back. */
export function planKey(parts: readonly PartTerms[]): string {
  return parts
    .map((part) => {
      const much = 'share' in part ? part.share : 'amountPence' in part ? part.amountPence : '';
      return `${String(much)}: ${whenInWords(part)}`;
    })
    .join('; ');
}
