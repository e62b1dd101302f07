import { formatPence, sumPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { PartFromFund } from '../decision/outcome.rules.js';
import {
  excludedOf,
  mostFrom,
  sharedOut,
  type Asking,
  type PayingFund,
  type Share,
} from './split.rules.js';

/** A fund by the name that people know. */
export interface NamedFund extends PayingFund {
  readonly name: string;
}

/**
 * Every reason why funds can't pay these parts of a bid, whatever they have: their agreements exclude costs of it.
 * The field is the amount's; of a split, each fund's own.
 */
export function refusalsOfCosts(
  parts: readonly PartFromFund[],
  asking: Asking,
  funds: readonly NamedFund[],
): readonly Refusal[] {
  const paying = parts.flatMap(({ fundId, amountPence }) => {
    const fund = funds.find((one) => one.fundId === fundId);
    return fund ? [{ ...fund, leftPence: amountPence }] : [];
  });
  const fieldOf = (fundId: string): string => (parts.length === 1 ? 'amount' : `share-${fundId}`);
  const alone = paying.flatMap((fund): readonly Refusal[] => {
    const most = mostFrom(fund, asking);
    if (fund.leftPence <= most || excludedOf(fund, asking).length === 0) return [];
    const message = `${fund.name} can pay ${formatPence(most)} of this bid at most: ${whyNotMore(fund, asking)}`;
    return [{ code: 'cost-excluded', field: fieldOf(fund.fundId), message }];
  });
  if (alone.length > 0) return alone;
  const total = sumPence(paying.map(({ leftPence }) => leftPence));
  const payable = sumOf(sharedOut(asking, paying));
  if (payable >= total || total > asking.askedPence) return [];
  const names = new Intl.ListFormat('en-GB').format(paying.map(({ name }) => name));
  const message = `Together ${names} can pay ${formatPence(payable)} of this in these parts: what is left over, their agreements exclude`;
  return [{ code: 'cost-excluded', field: fieldOf(paying[0]?.fundId ?? ''), message }];
}

/** "its agreement excludes Vehicles (£3,000)" */
function whyNotMore(fund: PayingFund, asking: Asking): string {
  const excluded = excludedOf(fund, asking).map(
    ({ name, pence }) => `${name} (${formatPence(pence)})`,
  );
  return `its agreement excludes ${new Intl.ListFormat('en-GB').format(excluded)}`;
}

/** What each fund may pay of a bid, where an agreement excludes some of it: one line for each fund. */
export interface Limit {
  readonly name: string;
  readonly mostPence: Pence;
  /** '' where it may pay for everything. */
  readonly why: string;
}

/** None when every fund may pay for everything. */
export function limitsOf(asking: Asking, funds: readonly NamedFund[]): readonly Limit[] {
  const limits = funds.map((fund) => ({
    ...{ name: fund.name, mostPence: mostFrom(fund, asking) },
    why: excludedOf(fund, asking).length === 0 ? '' : whyNotMore(fund, asking),
  }));
  return limits.some(({ why }) => why !== '') ? limits : [];
}

function sumOf(shares: readonly Share[]): Pence {
  return sumPence(shares.map(({ pence }) => pence));
}
