import { formatPenceExactly, sumPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { refusalsToTouch, type LineStanding } from '../line-standing.rules.js';
import { idOfItem, isWhole, kindOf, type ItemKey } from './item-key.rules.js';

/** One of the things a line is said to be, as it stands under its lock. */
export interface ItemFacts {
  readonly key: ItemKey;
  /** Into the account is positive; undefined when it waits for no line: not there, not sent, an opening balance. */
  readonly amountPence: Pence | undefined;
  /** What no live match has taken of it. */
  readonly openPence: Pence;
  /** Of a run: each payment of it that is in transit, by the instalment's id. */
  readonly payments?: readonly { readonly id: string; readonly pence: Pence }[];
}

export interface MatchFacts extends LineStanding {
  readonly items: readonly ItemFacts[];
  /** The sums need not agree: what fits is matched, the rest stays open. */
  readonly inPart: boolean;
}

/** So many pence of the line that are so many of one thing. */
export interface PlannedPart {
  readonly key: ItemKey;
  readonly pence: Pence;
  /** The run that was matched as one, when the payment is a part of it. */
  readonly runId?: string;
}

/** Every reason this line is not those receipts or payments. */
export function refusalsToMatch(facts: MatchFacts): readonly Refusal[] {
  const refusals = [...refusalsToTouch(facts)];
  if (
    facts.items.length === 0 ||
    facts.items.some(({ amountPence }) => amountPence === undefined)
  ) {
    refusals.push(
      no('nothing-to-match', 'Choose a receipt or a payment that waits to be seen on a statement'),
    );
    return refusals;
  }
  if (facts.items.some(({ openPence }) => openPence === 0n)) {
    refusals.push(no('item-matched', 'This was matched with another line before'));
    return refusals;
  }
  if (facts.openPence === 0n) return refusals;
  return [...refusals, ...refusalsOfSums(facts)];
}

/** What is tied to what. Ask only when nothing refuses it. */
export function partsOf({ items, openPence }: MatchFacts): readonly PlannedPart[] {
  const [only] = items;
  if (only && items.length === 1 && magnitude(only.openPence) > magnitude(openPence)) {
    return [{ key: only.key, pence: openPence }];
  }
  return items.flatMap(partsOfItem);
}

/** The ids of the instalments that these parts are. */
export function paymentsAmong(parts: readonly PlannedPart[]): readonly string[] {
  return parts.filter(({ key }) => kindOf(key) === 'instalment').map(({ key }) => idOfItem(key));
}

function partsOfItem({ key, openPence, payments }: ItemFacts): readonly PlannedPart[] {
  if (!payments) return [{ key, pence: openPence }];
  const runId = idOfItem(key);
  return payments.map(({ id, pence }) => ({ key: `instalment:${id}`, pence, runId }));
}

function refusalsOfSums({ items, openPence, inPart }: MatchFacts): readonly Refusal[] {
  const total = sumPence(items.map((item) => item.openPence));
  if (total === openPence) return [];
  const isMixed = items.some((item) => item.openPence > 0n !== openPence > 0n);
  if (isMixed || !inPart) {
    const are = items.length === 1 ? 'this is' : 'these are';
    return [
      no(
        'other-sum',
        `The line is ${formatPenceExactly(openPence)} and ${are} ${formatPenceExactly(total)}`,
      ),
    ];
  }
  if (magnitude(total) < magnitude(openPence)) return [];
  if (items.length > 1) {
    return [
      no('parts-of-several', 'More than the line: choose fewer, or one of them to match in part'),
    ];
  }
  if (items.some(({ key }) => kindOf(key) === 'run')) {
    return [no('run-in-part', 'A run is matched as one: choose those of its payments that it is')];
  }
  if (items.some(({ key }) => isWhole(key))) {
    return [no('payment-in-part', 'A payment leaves the bank whole: it can’t be matched in part')];
  }
  return [];
}

function no(code: string, message: string): Refusal {
  return { code, message, field: 'item' };
}

function magnitude(pence: Pence): Pence {
  return pence < 0n ? -pence : pence;
}
