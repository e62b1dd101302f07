import { formatMoment } from '../../kernel/london.js';
import { formatPence, sumPence, type Pence } from '../../kernel/pence.js';
import { partsOfShares, sharedOut, type Asking, type Share } from '../split/split.rules.js';
import { limitsOf, type Limit } from '../split/split-words.rules.js';
import type { RecordedDecision } from './decision-records.queries.js';
import { SEVERAL_FUNDS } from './decision.form.js';
import type { PartFromFund } from './outcome.rules.js';
import type { FundOnTheTable } from './round-money.queries.js';

/** How a bid can be paid for where agreements exclude some of it; empty where none does. */
interface Split {
  readonly limits: readonly Limit[];
  /** All it asks, line by line; none where one fund may pay for all of it, or the funds haven't enough. */
  readonly shares: readonly (Share & { readonly name: string; readonly fundName: string })[];
}

export function splitOf(asking: Asking, funds: readonly FundOnTheTable[]): Split {
  const limits = limitsOf(asking, funds);
  const isForced = limits.length > 0 && limits.every(({ why }) => why !== '');
  const shares = isForced
    ? sharedOut(
        asking,
        funds.map((fund) => ({ ...fund, leftPence: fund.affordablePence })),
      )
    : [];
  const isWhole = sumPence(shares.map(({ pence }) => pence)) === asking.askedPence;
  return {
    limits,
    shares: (isWhole ? shares : []).map((share) => ({
      ...share,
      name: asking.costs.find(({ costKind }) => costKind === share.costKind)?.name ?? '',
      fundName: funds.find(({ fundId }) => fundId === share.fundId)?.name ?? '',
    })),
  };
}

/** What the fields of an award begin with; undefined where nobody has proposed anything and any fund may pay. */
export function startOf(
  proposed: readonly PartFromFund[] | undefined,
  { shares }: Split,
):
  | {
      readonly fund: string;
      readonly amount?: Pence;
      readonly shares?: Readonly<Record<string, Pence>>;
    }
  | undefined {
  const given = (proposed ?? []).filter(({ amountPence }) => amountPence > 0n);
  const parts = given.length > 0 ? given : partsOfShares(shares);
  const [first, ...others] = parts;
  if (!first) return undefined;
  if (others.length === 0) return { fund: first.fundId, amount: first.amountPence };
  return {
    fund: SEVERAL_FUNDS,
    shares: Object.fromEntries(parts.map(({ fundId, amountPence }) => [fundId, amountPence])),
  };
}

/** What was done, said to whoever did it. */
export function whatWasDone(
  { outcome, state, amountPence, closesAt, releasedAt }: RecordedDecision,
  organisationName: string,
): string {
  const sum = amountPence === null ? 'nothing' : formatPence(amountPence);
  if (state === 'to-ratify' && closesAt) {
    return `Recommended: ${sum} for ${organisationName}. The agencies are asked by e-mail, until ${formatMoment(closesAt)}.`;
  }
  if (state === 'with-parent') {
    return `Recommended: ${sum} for ${organisationName}. The money is held until the parent body has decided.`;
  }
  switch (outcome) {
    case 'deferred':
      return `Deferred: the bid of ${organisationName} comes back to another meeting.`;
    case 'referred':
      return `Referred: the bid of ${organisationName} comes back when others have looked at it.`;
    case 'endorsed':
      return `Endorsed: the bid of ${organisationName}.`;
    case 'not-endorsed':
      return `Not endorsed: the bid of ${organisationName}.`;
    case 'awarded':
    case 'part-awarded':
    case 'declined':
      return `Decided: ${sum} for ${organisationName}. ${
        releasedAt === null
          ? 'It is held, and they are told when it is released.'
          : 'They are being told.'
      }`;
  }
}
