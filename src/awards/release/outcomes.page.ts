import { formatPence } from '../../kernel/pence.js';
import { asSeen } from './outcomes.form.js';
import type { BidWithOutcome, OutcomeItem } from './outcomes.queries.js';
import type { Released } from './releasing.service.js';

export interface OutcomesPage {
  readonly items: readonly (OutcomeItem & { readonly words?: string })[];
  /** Of those that are open to the viewer. */
  readonly heldCount: number;
  readonly releasedCount: number;
  /** To tick, one for each that is held. */
  readonly choices: readonly {
    readonly value: string;
    readonly text: string;
    readonly hint: string;
  }[];
}

export function outcomesPage(items: readonly OutcomeItem[]): OutcomesPage {
  const open = items.flatMap((item) => (item.isShut ? [] : [item]));
  const held = open.filter(({ state }) => state === 'held');
  return {
    items: items.map((item) => (item.isShut ? item : { ...item, words: wordsOf(item.bid) })),
    heldCount: held.length,
    releasedCount: open.filter(({ state }) => state === 'released').length,
    choices: held.map(({ bid }) => ({
      value: asSeen(bid),
      text: `${bid.reference}, ${bid.organisationName}`,
      hint: wordsOf(bid),
    })),
  };
}

/** "38 outcomes are released, and their organisations are being written to. OC-2026-0003 is still held: …" */
export function releasedInWords({ released, left }: Released): string {
  const done =
    released === 1
      ? '1 outcome is released, and its organisation is being written to.'
      : `${released} outcomes are released, and their organisations are being written to.`;
  return [
    done,
    ...left.map(({ reference, reason }) => `${reference} is still held: ${reason}.`),
  ].join(' ');
}

function wordsOf({ status, awardedPence, isRefused }: BidWithOutcome): string {
  switch (status) {
    case 'awarded':
      return `Awarded ${formatPence(awardedPence ?? 0n)}${isRefused ? '. Refused by the trustee' : ''}`;
    case 'declined':
      return 'Declined';
    case 'recommended':
      return 'Recommended, and being confirmed';
    case 'draft':
    case 'submitted':
    case 'withdrawn':
    case 'ineligible':
      return 'Not decided yet';
  }
}
