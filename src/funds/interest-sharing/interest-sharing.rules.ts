import type { Pence } from '../../kernel/pence.js';

/** What a fund has at the bank account that earned the interest. */
export interface CashOfFund {
  readonly fundId: string;
  readonly pence: Pence;
}

export interface Share {
  readonly fundId: string;
  readonly pence: Pence;
}

/**
 * Shares a sum in proportion to cash, to the penny, by the largest remainder: each fund gets its
 * share rounded down, and the pennies left over go to those who lost most by rounding, the first in
 * the list among equals. Funds without cash there, or whose share is nothing, are left out.
 */
export function sharesOf(amountPence: Pence, cash: readonly CashOfFund[]): readonly Share[] {
  const earning = cash.filter(({ pence }) => pence > 0n);
  const total = earning.reduce((sum, { pence }) => sum + pence, 0n);
  if (total === 0n) return [];
  const exact = earning.map(({ fundId, pence }) => ({
    fundId,
    pence: (amountPence * pence) / total,
    remainder: (amountPence * pence) % total,
  }));
  const left = amountPence - exact.reduce((sum, { pence }) => sum + pence, 0n);
  const first = [...exact]
    .sort((a, b) => (a.remainder < b.remainder ? 1 : a.remainder > b.remainder ? -1 : 0))
    .slice(0, Number(left))
    .map(({ fundId }) => fundId);
  return exact
    .map(({ fundId, pence }) => ({ fundId, pence: first.includes(fundId) ? pence + 1n : pence }))
    .filter(({ pence }) => pence > 0n);
}

/** What was looked at, in one line: the same shares are the same text. */
export function fingerprintOf(shares: readonly Share[]): string {
  return shares.map(({ fundId, pence }) => `${fundId}:${pence}`).join(' ');
}
