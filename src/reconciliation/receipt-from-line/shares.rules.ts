import { formatPenceExactly, readPounds, sumPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';

/** How much of a line is which fund's. */
export interface Share {
  readonly fundId: string;
  readonly pence: Pence;
}

const FIELD = /^share-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The amounts typed beside the funds, `share-<fund>`; a fund left empty has none. */
export function readShares(
  body: Readonly<Record<string, unknown>>,
): { readonly shares: readonly Share[] } | { readonly problem: string } {
  const shares: Share[] = [];
  for (const [name, typed] of Object.entries(body)) {
    const fundId = FIELD.exec(name)?.[1];
    if (fundId === undefined || typeof typed !== 'string' || typed.trim() === '') continue;
    const read = readPounds(typed);
    if ('problem' in read) return { problem: `“${typed.trim().slice(0, 40)}”: ${read.problem}` };
    if (read.pence > 0n) shares.push({ fundId, pence: read.pence });
  }
  return shares.length > 0 ? { shares } : { problem: 'Enter how much of it is which fund’s' };
}

/** The shares are the line, to the penny. */
export function refusalsToShare(shares: readonly Share[], openPence: Pence): readonly Refusal[] {
  const total = sumPence(shares.map(({ pence }) => pence));
  if (total === openPence) return [];
  return [
    {
      code: 'shares-differ',
      field: 'shares',
      message: `The line is ${formatPenceExactly(openPence)} and the shares come to ${formatPenceExactly(total)}`,
    },
  ];
}
