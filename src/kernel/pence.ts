/** A sum of money in whole pence. Never a floating number, never pounds. */
export type Pence = bigint;

/** Above a thousand million pounds somebody has held a key down. */
export const LARGEST_SUM: Pence = 100_000_000_000n;

const PLAIN_OR_GROUPED = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/** Nobody means a longer one, and a pattern tried on millions of digits runs out of room. */
const LONGEST_AMOUNT = 40;

/** What a person's typing came to: a sum, or the sentence to show beside the field. */
export type ReadPounds = { readonly pence: Pence } | { readonly problem: string };

/**
 * Reads pounds as a person types them: `4800`, `£4,800`, `4,800.50`. Thousands may be grouped, but
 * only properly, so that nobody has to guess whether `1,00` is £1.00 or £100, or
 * `0,500` fifty pence. Signs, exponents and fractions of a penny are refused, never rounded.
 */
export function readPounds(typed: string): ReadPounds {
  const text = typed.trim().replace(/^£\s*/, '');
  if (text === '') return { problem: 'Enter an amount in pounds' };
  if (/^[-−]/.test(text)) return { problem: 'The amount must not be less than zero' };
  if (text.length > LONGEST_AMOUNT) {
    return { problem: 'Enter an amount in pounds, like 4800 or 4,800.50' };
  }
  if (/^[\d,]*\.\d{3,}$/.test(text)) {
    return { problem: 'The amount must be in pounds and whole pence, like 4800 or 4,800.50' };
  }
  const [, pounds, pennies = ''] = PLAIN_OR_GROUPED.exec(text) ?? [];
  if (pounds === undefined) return { problem: 'Enter an amount in pounds, like 4800 or 4,800.50' };
  const digits = pounds.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (digits.length > 12) return { problem: 'The amount must be £1,000,000,000 or less' };
  const pence = BigInt(digits) * 100n + BigInt(pennies.padEnd(2, '0'));
  if (pence > LARGEST_SUM) return { problem: 'The amount must be £1,000,000,000 or less' };
  return { pence };
}

/** £4,800 or £4,800.50: pence are shown only where there are some. */
export function formatPence(pence: Pence): string {
  const exact = formatPenceExactly(pence);
  return exact.endsWith('.00') ? exact.slice(0, -3) : exact;
}

/** £4,800.00: for columns of figures, where the points must line up. */
export function formatPenceExactly(pence: Pence): string {
  const magnitude = pence < 0n ? -pence : pence;
  const pounds = (magnitude / 100n).toString().replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const pennies = (magnitude % 100n).toString().padStart(2, '0');
  return `${pence < 0n ? '−' : ''}£${pounds}.${pennies}`;
}

/** 4800.50 with a plain minus: for files that other programs read, and for filling in a field again. */
export function plainPounds(pence: Pence): string {
  const magnitude = pence < 0n ? -pence : pence;
  return `${pence < 0n ? '-' : ''}${(magnitude / 100n).toString()}.${(magnitude % 100n).toString().padStart(2, '0')}`;
}

export function sumPence(amounts: Iterable<Pence>): Pence {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}
