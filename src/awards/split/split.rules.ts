import { sumPence, type Pence } from '../../kernel/pence.js';

/** What a bid asks for one kind of cost. */
export interface Cost {
  /** A key of `COST_KINDS`, or a kind of the form's own; '' for what its budget doesn't account for. */
  readonly costKind: string;
  /** As the applicant read it: `Vehicles`. */
  readonly name: string;
  readonly pence: Pence;
}

/** What a bid asks, and for what. The costs may come to more than it asks: then not all of them are ours. */
export interface Asking {
  readonly askedPence: Pence;
  readonly costs: readonly Cost[];
}

/** A fund, and the kinds of cost that its agreement excludes. */
export interface PayingFund {
  readonly fundId: string;
  readonly excludedCosts: readonly string[];
}

/** So much of one kind of cost from one fund. */
export interface Share {
  readonly fundId: string;
  readonly costKind: string;
  readonly pence: Pence;
}

/** By kind; what the lines don't account for has none, and every fund may pay for it. */
export function costsOf(askedPence: Pence, lines: readonly Cost[]): readonly Cost[] {
  const byKind = new Map<string, Cost>();
  for (const line of lines) {
    const pence = (byKind.get(line.costKind)?.pence ?? 0n) + line.pence;
    byKind.set(line.costKind, { ...line, pence });
  }
  const rest = askedPence - sumPence(lines.map(({ pence }) => pence));
  const unnamed = { costKind: '', name: 'Other costs', pence: rest };
  return [...byKind.values(), unnamed].filter(({ pence }) => pence > 0n);
}

/** The most that a fund may pay of a bid, however much it has. */
export function mostFrom({ excludedCosts }: PayingFund, { askedPence, costs }: Asking): Pence {
  const allowed = costs.filter(({ costKind }) => !excludedCosts.includes(costKind));
  const pence = sumPence(allowed.map((cost) => cost.pence));
  return pence < askedPence ? pence : askedPence;
}

/** The costs of a bid that a fund's agreement excludes. */
export function excludedOf({ excludedCosts }: PayingFund, { costs }: Asking): readonly Cost[] {
  return costs.filter(({ costKind }) => excludedCosts.includes(costKind));
}

/**
 * Shares out what a bid asks by its costs, each to funds that may pay for it and have it: as much as can be. The
 * first fund comes first, but gives way where another cost has nobody else. (A flow from costs to funds, made
 * larger path by path until no path is left.)
 */
export function sharedOut(
  { askedPence, costs }: Asking,
  funds: readonly (PayingFund & { readonly leftPence: Pence })[],
): readonly Share[] {
  const left = new Map(funds.map(({ fundId, leftPence }) => [fundId, leftPence]));
  const given = new Map<string, Pence>(); // by `fund kind`
  let open = askedPence;
  for (const { costKind, pence } of costs) {
    let unpaid = least(pence, open);
    for (;;) {
      const path = unpaid > 0n ? pathFrom(costKind, funds, left, given) : undefined;
      if (!path) break;
      const end = path.at(-1)?.fundId ?? '';
      const taken = path.slice(1).map((step, index) => given.get(keyOf(path[index], step)) ?? 0n);
      const amount = [left.get(end) ?? 0n, ...taken].reduce(least, unpaid);
      for (const [index, step] of path.entries()) {
        add(given, keyOf(step, step), amount);
        const next = path[index + 1];
        if (next) add(given, keyOf(step, next), -amount);
      }
      add(left, end, -amount);
      unpaid -= amount;
      open -= amount;
    }
  }
  return funds.flatMap(({ fundId }) =>
    costs.flatMap(({ costKind }) => {
      const pence = given.get(`${fundId} ${costKind}`) ?? 0n;
      return pence > 0n ? [{ fundId, costKind, pence }] : [];
    }),
  );
}

/** What each fund gives in all, in the order of the shares; none that gives nothing. */
export function partsOfShares(
  shares: readonly Share[],
): readonly { readonly fundId: string; readonly amountPence: Pence }[] {
  const parts = new Map<string, Pence>();
  for (const { fundId, pence } of shares) add(parts, fundId, pence);
  return [...parts].map(([fundId, amountPence]) => ({ fundId, amountPence }));
}

/** One fund takes on one cost; the next step's cost is what it lets go of for it. */
interface Step {
  readonly costKind: string;
  readonly fundId: string;
}

/** The shortest way from a cost to a fund with something left. */
function pathFrom(
  costKind: string,
  funds: readonly PayingFund[],
  left: ReadonlyMap<string, Pence>,
  given: ReadonlyMap<string, Pence>,
): readonly Step[] | undefined {
  const waiting: (readonly Step[])[] = [[]];
  const seen = new Set<string>();
  for (const path of waiting) {
    const last = path.at(-1);
    const kinds =
      last === undefined
        ? [costKind]
        : [...given].flatMap(([key, pence]) =>
            pence > 0n && key.startsWith(`${last.fundId} `)
              ? [key.slice(last.fundId.length + 1)]
              : [],
          );
    for (const kind of kinds) {
      for (const { fundId, excludedCosts } of funds) {
        if (seen.has(fundId) || excludedCosts.includes(kind)) continue;
        seen.add(fundId);
        const longer = [...path, { costKind: kind, fundId }];
        if ((left.get(fundId) ?? 0n) > 0n) return longer;
        waiting.push(longer);
      }
    }
  }
  return undefined;
}

/** Under which it is noted what the fund of one step gives for the cost of another. */
function keyOf(fund: Step | undefined, cost: Step): string {
  return `${fund?.fundId ?? ''} ${cost.costKind}`;
}

function add(sums: Map<string, Pence>, key: string, pence: Pence): void {
  sums.set(key, (sums.get(key) ?? 0n) + pence);
}

function least(one: Pence, other: Pence): Pence {
  return one < other ? one : other;
}
