import { sumPence, type Pence } from '../../kernel/pence.js';
import type { PartFromFund } from '../decision/outcome.rules.js';
import {
  mostFrom,
  partsOfShares,
  sharedOut,
  type Asking,
  type PayingFund,
} from '../split/split.rules.js';

/** A bid on the agenda, in its order. */
export interface BidAsking extends Asking {
  readonly applicationId: string;
  /** What each fund gives, or is held back for a recommendation. Undefined until decided; none when declined. */
  readonly decided: readonly PartFromFund[] | undefined;
  /** What is proposed while nothing is decided. Undefined where nobody has said: then it is taken to get what it asks. */
  readonly proposed: readonly PartFromFund[] | undefined;
}

/** What a fund can still afford for the round, with everything decided so far taken off. */
export interface FundAffording extends PayingFund {
  readonly affordablePence: Pence;
}

interface MoneyRow {
  readonly applicationId: string;
  /** All of the rows down to here: what was decided, else proposed, else asked. Undefined below the line. */
  readonly runningPence: Pence | undefined;
  /** What each fund could afford after this row, in the order of the funds. Empty below the line. */
  readonly leftPence: readonly Pence[];
}

/** Where one fund's money ends: others may go on. */
export interface FundEnd {
  readonly fundId: string;
  /** The bid that it is the first to be short for. */
  readonly applicationId: string;
  readonly leftPence: Pence;
  /** What it would have had to give. */
  readonly wantedPence: Pence;
}

export interface MoneyLine {
  readonly rows: readonly MoneyRow[];
  /** Where the round's money ends: before the first undecided bid that the funds can't pay together. */
  readonly endsBefore:
    | {
        readonly applicationId: string;
        readonly wantedPence: Pence;
        readonly leftPence: readonly Pence[];
      }
    | undefined;
  /** In the order of the rows. */
  readonly fundEnds: readonly FundEnd[];
}

/**
 * Walks down the agenda and says how far the money goes. A decided bid takes its amounts from its funds, and a
 * proposal its own. What nobody has proposed a sum for is taken to get what it asks: from the first fund that may pay
 * for all of it and can, else shared out over the funds by its costs. Before the first undecided bid everything
 * decided further down is set aside too, as that money is gone.
 *
 * A fund's own line stands before the first bid for which it was asked and hadn't enough.
 */
export function moneyLine(bids: readonly BidAsking[], funds: readonly FundAffording[]): MoneyLine {
  const left = new Map(funds.map(({ fundId, affordablePence }) => [fundId, affordablePence]));
  const shown = new Map(left); // as it stood before anything was decided
  for (const { decided = [] } of bids) give(shown, decided, -1n);

  const rows: MoneyRow[] = [];
  const fundEnds: FundEnd[] = [];
  let isAllSetAside = false;
  let running = 0n;
  for (const bid of bids) {
    if (!bid.decided) {
      isAllSetAside = true;
      fundEnds.push(...newEnds(fundEnds, bid, shortFor(bid, funds, left)));
    }
    const parts = bid.decided ?? partsFor(bid, funds, left);
    if (!parts) {
      const { applicationId } = bid;
      const leftPence = [...left.values()];
      const endsBefore = { applicationId, wantedPence: wantedBy(bid), leftPence };
      return { rows: withRest(rows, bids), endsBefore, fundEnds };
    }
    if (!bid.decided) give(left, parts);
    else if (!isAllSetAside) give(shown, parts);
    running += sumOf(parts);
    rows.push({
      applicationId: bid.applicationId,
      runningPence: running,
      leftPence: [...(isAllSetAside ? left : shown).values()],
    });
  }
  return { rows, endsBefore: undefined, fundEnds };
}

/** What a bid gets from each fund when it gets what it asks; undefined when the funds can't pay it together. */
function partsFor(
  bid: Pick<BidAsking, 'askedPence' | 'costs' | 'proposed'>,
  funds: readonly FundAffording[],
  left: ReadonlyMap<string, Pence>,
): readonly PartFromFund[] | undefined {
  const { askedPence, proposed } = bid;
  if (proposed) {
    const isAfforded = proposed.every(({ fundId, amountPence }) => {
      const has = left.get(fundId);
      return has === undefined || amountPence <= has;
    });
    return isAfforded ? proposed : undefined;
  }
  const whole = funds.find((fund) => paysWhole(fund, bid, left));
  if (whole) return [{ fundId: whole.fundId, amountPence: askedPence }];
  const shared = sharedOut(
    bid,
    funds.map((fund) => ({ ...fund, leftPence: left.get(fund.fundId) ?? 0n })),
  );
  const parts = partsOfShares(shared);
  return sumOf(parts) === askedPence ? parts : undefined;
}

/** What the bids ask and were given, for the bottom of the page. */
export function totalsOf(bids: readonly BidAsking[]): {
  readonly askedPence: Pence;
  readonly decidedPence: Pence;
} {
  return {
    askedPence: sumPence(bids.map(({ askedPence }) => askedPence)),
    decidedPence: sumPence(bids.map(({ decided = [] }) => sumOf(decided))),
  };
}

/** The funds that were asked for this bid, in their order, and hadn't enough. */
function shortFor(
  bid: BidAsking,
  funds: readonly FundAffording[],
  left: ReadonlyMap<string, Pence>,
): readonly Omit<FundEnd, 'applicationId'>[] {
  const payer = bid.proposed ? -1 : funds.findIndex((fund) => paysWhole(fund, bid, left));
  const asked = payer < 0 ? funds : funds.slice(0, payer);
  return asked.flatMap((fund) => {
    const { fundId } = fund;
    const leftPence = left.get(fundId) ?? 0n;
    const part = bid.proposed?.find((one) => one.fundId === fundId);
    const wantedPence = bid.proposed ? (part?.amountPence ?? 0n) : mostFrom(fund, bid);
    return wantedPence > leftPence ? [{ fundId, leftPence, wantedPence }] : [];
  });
}

/** A fund's money ends once. */
function newEnds(
  known: readonly FundEnd[],
  { applicationId }: BidAsking,
  short: readonly Omit<FundEnd, 'applicationId'>[],
): readonly FundEnd[] {
  return short
    .filter(({ fundId }) => known.every((end) => end.fundId !== fundId))
    .map((end) => ({ ...end, applicationId }));
}

function paysWhole(fund: FundAffording, bid: Asking, left: ReadonlyMap<string, Pence>): boolean {
  const { askedPence } = bid;
  return mostFrom(fund, bid) >= askedPence && (left.get(fund.fundId) ?? 0n) >= askedPence;
}

function wantedBy({ proposed, askedPence }: BidAsking): Pence {
  return proposed ? sumOf(proposed) : askedPence;
}

function sumOf(parts: readonly PartFromFund[]): Pence {
  return sumPence(parts.map(({ amountPence }) => amountPence));
}

/** Takes the parts from the funds; a fund that is not the round's any more is left out. */
function give(funds: Map<string, Pence>, parts: readonly PartFromFund[], sign = 1n): void {
  for (const { fundId, amountPence } of parts) {
    const before = funds.get(fundId);
    if (before !== undefined) funds.set(fundId, before - sign * amountPence);
  }
}

function withRest(rows: readonly MoneyRow[], bids: readonly BidAsking[]): readonly MoneyRow[] {
  const below = bids.slice(rows.length).map(({ applicationId }) => ({
    applicationId,
    runningPence: undefined,
    leftPence: [],
  }));
  return [...rows, ...below];
}
