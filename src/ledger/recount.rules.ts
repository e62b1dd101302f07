import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import {
  cashSign,
  isHeld,
  isMovementKind,
  isSource,
  movementKinds,
  POTS,
} from './movement-kinds.rules.js';
import type { Pot } from './movement-kinds.rules.js';

/** A posting as it stands in the ledger, to be counted again. */
export interface StoredPosting {
  readonly entryId: string;
  readonly seq: number;
  readonly fundId: string;
  readonly version: bigint;
  readonly kind: string;
  readonly fromPot: Pot;
  readonly toPot: Pot;
  readonly pence: Pence;
  readonly cashPence: Pence;
  readonly commitmentId: string | null;
  readonly reservationId: string | null;
  readonly bankAccountId: string | null;
  readonly reason: string | null;
  readonly isReversal: boolean;
  readonly effectiveOn: LondonDate;
  /** Microseconds since 1970, UTC: when its entry was written, and since when the fund knows of it. */
  readonly postedAtMicros: string;
  readonly knownAtMicros: string;
  /** The fund's balances after it, in the order of POTS. */
  readonly balances: readonly Pence[];
}

/** Something in the ledger that should not be: what, and about whom. */
export interface Problem {
  readonly what: string;
  readonly who: string;
}

/** One line of the log of periods, in order. */
export interface StoredPeriod {
  readonly closedThrough: LondonDate;
  readonly closedAtMicros: string;
}

/** A broken ledger can be wrong in every posting: beyond this many, problems are counted and not kept. */
export const MOST_PROBLEMS = 1_000;

type Sums = Map<string, Pence>;

/**
 * Counts the ledger again from its postings and nothing else: a second way to every balance, which
 * shares no code with the first. Postings come fund by fund, in order of version, and what is kept in
 * memory does not grow with them. Awards and reserves, of which there may be many, are left to the
 * database's own sums.
 */
export class Recount {
  readonly problems: Problem[] = [];
  notKept = 0;
  /** `<fund>/<pot>` and `<fund>/<bank account>` → pence. */
  readonly funds: Sums = new Map();
  readonly cash: Sums = new Map();
  readonly versions = new Map<string, bigint>();
  /** Of the fund at hand: `<effective>/<known>/<kind>/<done or undone>` → pence, and how many. */
  private days = new Map<string, { pence: Pence; movements: number }>();
  private readonly knownAt = new Map<string, bigint>();

  constructor(private readonly periods: readonly StoredPeriod[] = []) {}

  note(problem: Problem): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
    else this.notKept++;
  }

  /** The totals of the days of the fund whose postings have all been added; then those of the next begin. */
  takeDays(): Map<string, { readonly pence: Pence; readonly movements: number }> {
    const { days } = this;
    this.days = new Map();
    return days;
  }

  add(posting: StoredPosting): void {
    const who = `entry ${posting.entryId} movement ${posting.seq}`;
    for (const what of wrongsOfMovement(posting)) this.note({ what, who });
    const version = (this.versions.get(posting.fundId) ?? 0n) + 1n;
    if (posting.version !== version) {
      this.note({
        what: `version ${posting.version.toString()} where ${version.toString()} was due`,
        who: `fund ${posting.fundId}`,
      });
    }
    this.versions.set(posting.fundId, posting.version);
    this.move(posting);
    this.countDay(posting, who);
    this.checkRunningBalances(posting, who);
  }

  private move({ fundId, bankAccountId, ...posting }: StoredPosting): void {
    const changes = [
      [posting.fromPot, isSource(posting.fromPot) ? posting.pence : -posting.pence],
      [posting.toPot, isSource(posting.toPot) ? -posting.pence : posting.pence],
    ] as const;
    for (const [pot, pence] of changes) {
      add(this.funds, `${fundId}/${pot}`, pence);
    }
    if (bankAccountId !== null) {
      const sign = cashSign(posting.fromPot, posting.toPot);
      add(this.cash, `${fundId}/${bankAccountId}`, sign * posting.pence);
    }
  }

  /** The fund knew of it when it was written, or when it knew of the one before, if a clock went back. */
  private countDay(posting: StoredPosting, who: string): void {
    const [before, posted] = [
      this.knownAt.get(posting.fundId) ?? 0n,
      BigInt(posting.postedAtMicros),
    ];
    const knownAt = posted > before ? posted : before;
    if (BigInt(posting.knownAtMicros) !== knownAt) {
      this.note({ what: 'it is known since another moment than it was posted', who });
    }
    this.knownAt.set(posting.fundId, knownAt);
    if (posting.effectiveOn <= this.closedThroughAt(posted)) {
      this.note({ what: 'it counts for a period that was closed', who });
    }
    const knownOn = new Date(Number(knownAt / 1000n)).toISOString().slice(0, 10);
    const key = `${posting.effectiveOn}/${knownOn}/${posting.kind}/${posting.isReversal ? 'undone' : 'done'}`;
    const day = this.days.get(key) ?? { pence: 0n, movements: 0 };
    this.days.set(key, { pence: day.pence + posting.pence, movements: day.movements + 1 });
  }

  private closedThroughAt(postedMicros: bigint): LondonDate {
    const last = this.periods.findLast(
      ({ closedAtMicros }) => BigInt(closedAtMicros) <= postedMicros,
    );
    return last?.closedThrough ?? '';
  }

  private checkRunningBalances(posting: StoredPosting, who: string): void {
    POTS.forEach((pot, at) => {
      const counted = this.funds.get(`${posting.fundId}/${pot}`) ?? 0n;
      if (counted < 0n) this.note({ what: `${pot} was negative`, who });
      if (posting.balances[at] !== counted) {
        this.note({ what: `running balance of ${pot} is wrong`, who });
      }
    });
  }
}

/** What the list of kinds would not have let through. */
function wrongsOfMovement(posting: StoredPosting): string[] {
  if (!isMovementKind(posting.kind)) return [`no movement is called ${posting.kind}`];
  const kind = movementKinds[posting.kind];
  const [from, to] = posting.isReversal ? [kind.to, kind.from] : [kind.from, kind.to];
  const cash = cashSign(from, to);
  const wrongs: [string, boolean][] = [
    ['pots are not those of its kind', posting.fromPot !== from || posting.toPot !== to],
    ['amount is not positive', posting.pence <= 0n],
    ['cash is not what its kind moves', posting.cashPence !== cash * posting.pence],
    ['commitment is missing or too many', (posting.commitmentId !== null) !== kind.needsCommitment],
    ['reserve is missing or too many', (posting.reservationId !== null) !== kind.needsReservation],
    ['bank account is missing or too many', (posting.bankAccountId !== null) !== (cash !== 0n)],
    [
      'reason is missing',
      (kind.needsReason || posting.isReversal) && (posting.reason ?? '').trim() === '',
    ],
  ];
  return wrongs.filter(([, isWrong]) => isWrong).map(([what]) => what);
}

/** Where the balance kept differs from the balance counted; a missing row counts as nought. */
export function differences(
  counted: ReadonlyMap<string, Pence>,
  kept: ReadonlyMap<string, Pence>,
  what: string,
): Problem[] {
  const keys = [...new Set([...counted.keys(), ...kept.keys()])].sort();
  return keys.flatMap((who) => {
    const [is, shouldBe] = [kept.get(who) ?? 0n, counted.get(who) ?? 0n];
    if (is === shouldBe) return [];
    return [
      { what: `${what} is ${is.toString()}, its postings come to ${shouldBe.toString()}`, who },
    ];
  });
}

/** Cash counted from the held pots, beside the bank: the two must agree for every fund. */
export function heldOfFunds(funds: ReadonlyMap<string, Pence>): Map<string, Pence> {
  const held: Sums = new Map();
  for (const [key, pence] of funds) {
    const [fundId = '', pot] = key.split('/');
    if (isHeld(pot as Pot)) add(held, fundId, pence);
  }
  return held;
}

function add(sums: Sums, key: string, pence: Pence): void {
  sums.set(key, (sums.get(key) ?? 0n) + pence);
}
