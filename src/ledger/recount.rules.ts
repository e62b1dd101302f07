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
  /** The fund's balances after it, in the order of POTS. */
  readonly balances: readonly Pence[];
}

/** Something in the ledger that should not be: what, and about whom. */
export interface Problem {
  readonly what: string;
  readonly who: string;
}

export const COMMITMENT_POTS = ['committed', 'in_transit', 'paid', 'returned'] as const;

type Sums = Map<string, Pence>;

/**
 * Counts the ledger again from its postings and nothing else: a second way to every balance, which
 * shares no code with the first. Postings come fund by fund, in order of version.
 */
export class Recount {
  readonly problems: Problem[] = [];
  /** `<fund>/<pot>`, `<commitment>/<pot>`, `<reservation>` and `<fund>/<bank account>` → pence. */
  readonly funds: Sums = new Map();
  readonly commitments: Sums = new Map();
  readonly reservations: Sums = new Map();
  readonly cash: Sums = new Map();
  readonly versions = new Map<string, bigint>();

  add(posting: StoredPosting): void {
    const who = `entry ${posting.entryId} movement ${posting.seq}`;
    for (const what of wrongsOfMovement(posting)) this.problems.push({ what, who });
    const version = (this.versions.get(posting.fundId) ?? 0n) + 1n;
    if (posting.version !== version) {
      this.problems.push({
        what: `version ${posting.version.toString()} where ${version.toString()} was due`,
        who: `fund ${posting.fundId}`,
      });
    }
    this.versions.set(posting.fundId, posting.version);
    this.move(posting);
    this.checkRunningBalances(posting, who);
  }

  private move({
    fundId,
    commitmentId,
    reservationId,
    bankAccountId,
    ...posting
  }: StoredPosting): void {
    const changes = [
      [posting.fromPot, isSource(posting.fromPot) ? posting.pence : -posting.pence],
      [posting.toPot, isSource(posting.toPot) ? -posting.pence : posting.pence],
    ] as const;
    for (const [pot, pence] of changes) {
      add(this.funds, `${fundId}/${pot}`, pence);
      if (commitmentId !== null && isOfCommitment(pot)) {
        add(this.commitments, `${commitmentId}/${pot}`, pence);
      }
      if (reservationId !== null && pot === 'reserved') {
        add(this.reservations, reservationId, pence);
      }
    }
    if (bankAccountId !== null) {
      const sign = cashSign(posting.fromPot, posting.toPot);
      add(this.cash, `${fundId}/${bankAccountId}`, sign * posting.pence);
    }
  }

  private checkRunningBalances(posting: StoredPosting, who: string): void {
    POTS.forEach((pot, at) => {
      const counted = this.funds.get(`${posting.fundId}/${pot}`) ?? 0n;
      if (counted < 0n) this.problems.push({ what: `${pot} was negative`, who });
      if (posting.balances[at] !== counted) {
        this.problems.push({ what: `running balance of ${pot} is wrong`, who });
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

function isOfCommitment(pot: Pot): boolean {
  return COMMITMENT_POTS.some((its) => its === pot);
}

function add(sums: Sums, key: string, pence: Pence): void {
  sums.set(key, (sums.get(key) ?? 0n) + pence);
}
