import { sumPence, type Pence } from '../../kernel/pence.js';

/** A bid on the agenda, in its order. */
export interface BidAsking {
  readonly applicationId: string;
  readonly askedPence: Pence;
  /** What each fund gives, or is held back for a recommendation. Undefined until decided; none when declined. */
  readonly decided: readonly { readonly fundId: string; readonly pence: Pence }[] | undefined;
}

/** What a fund can still afford for the round, with everything decided so far taken off. */
export interface FundAffording {
  readonly fundId: string;
  readonly affordablePence: Pence;
}

interface MoneyRow {
  readonly applicationId: string;
  /** All of the rows down to here: what was decided, else what is asked. Undefined below the line. */
  readonly runningPence: Pence | undefined;
  /** What each fund could afford after this row, in the order of the funds. Empty below the line. */
  readonly leftPence: readonly Pence[];
}

export interface MoneyLine {
  readonly rows: readonly MoneyRow[];
  /** Where the money ends: before the first undecided bid that no fund can afford whole. */
  readonly endsBefore:
    | {
        readonly applicationId: string;
        readonly asksPence: Pence;
        readonly leftPence: readonly Pence[];
      }
    | undefined;
}

/**
 * Walks down the agenda and says how far the money goes. A decided bid takes its amounts from its funds.
 * An undecided one is taken to get what it asks, from the first fund that can afford it whole; before
 * the first of them everything decided further down is set aside too, as that money is gone.
 */
export function moneyLine(bids: readonly BidAsking[], funds: readonly FundAffording[]): MoneyLine {
  const left = new Map(funds.map(({ fundId, affordablePence }) => [fundId, affordablePence]));
  const shown = new Map(left); // as it stood before anything was decided
  for (const { decided = [] } of bids) {
    for (const { fundId, pence } of decided) give(shown, fundId, -pence);
  }

  const rows: MoneyRow[] = [];
  let isAllSetAside = false;
  let running = 0n;
  for (const bid of bids) {
    if (bid.decided) {
      for (const { fundId, pence } of bid.decided) {
        if (!isAllSetAside) give(shown, fundId, pence);
        running += pence;
      }
    } else {
      isAllSetAside = true;
      const fundId = funds.find((fund) => (left.get(fund.fundId) ?? 0n) >= bid.askedPence)?.fundId;
      if (fundId === undefined)
        return { rows: withRest(rows, bids), endsBefore: ending(bid, left) };
      give(left, fundId, bid.askedPence);
      running += bid.askedPence;
    }
    const after = isAllSetAside ? left : shown;
    rows.push({
      applicationId: bid.applicationId,
      runningPence: running,
      leftPence: [...after.values()],
    });
  }
  return { rows, endsBefore: undefined };
}

/** What the bids ask and were given, for the bottom of the page. */
export function totalsOf(bids: readonly BidAsking[]): {
  readonly askedPence: Pence;
  readonly decidedPence: Pence;
} {
  return {
    askedPence: sumPence(bids.map(({ askedPence }) => askedPence)),
    decidedPence: sumPence(bids.flatMap(({ decided = [] }) => decided.map(({ pence }) => pence))),
  };
}

function give(funds: Map<string, Pence>, fundId: string, pence: Pence): void {
  const before = funds.get(fundId);
  if (before !== undefined) funds.set(fundId, before - pence);
}

function ending(bid: BidAsking, left: ReadonlyMap<string, Pence>): MoneyLine['endsBefore'] {
  return {
    applicationId: bid.applicationId,
    asksPence: bid.askedPence,
    leftPence: [...left.values()],
  };
}

function withRest(rows: readonly MoneyRow[], bids: readonly BidAsking[]): readonly MoneyRow[] {
  const below = bids.slice(rows.length).map(({ applicationId }) => ({
    applicationId,
    runningPence: undefined,
    leftPence: [],
  }));
  return [...rows, ...below];
}
