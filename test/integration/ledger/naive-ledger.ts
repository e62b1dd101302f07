import type { Movement, MovementKind } from '../../../src/kernel/entry.js';
import type { Names } from '../../../bench/hammer/random-acts.js';

/** `from to cash` as the domain tells it, written a second time on purpose. */
const MOVES: Record<MovementKind, string> = {
  'opening-balance': 'opening available +1',
  receipt: 'received available +1',
  interest: 'interest available +1',
  'management-fee': 'available fee -1',
  'bank-charge': 'available charged -1',
  reserve: 'available reserved 0',
  release: 'reserved available 0',
  award: 'available committed 0',
  'award-from-reserve': 'reserved committed 0',
  'award-reduced': 'committed available 0',
  'payment-sent': 'committed inTransit 0',
  'payment-cleared': 'inTransit paid -1',
  'payment-failed': 'inTransit committed 0',
  'payment-bounced': 'paid committed +1',
  'grant-returned': 'returned available +1',
  'refund-to-funder': 'available refunded -1',
  'transfer-out': 'available movedOut -1',
  'transfer-in': 'movedIn available +1',
};

const COUNTED_UP = ['opening', 'received', 'interest', 'returned', 'movedIn'];
const FUND_POTS = [
  ...COUNTED_UP,
  ...['available', 'reserved', 'committed', 'inTransit'],
  ...['paid', 'fee', 'charged', 'refunded', 'movedOut'],
];
const AWARD_POTS = ['committed', 'inTransit', 'paid', 'returned'];

type Book = Record<string, bigint>;

/** A ledger as anyone would first write it: one map of balances, copied, changed, and kept if all is well. */
export class NaiveLedger {
  private book: Book = {};
  private readonly posted = new Map<string, readonly Movement[]>();
  private readonly reversals = new Map<string, string>();
  private readonly history: { movement: Movement; on: string; direction: bigint }[] = [];
  private closedThrough = '2000-01-01';

  constructor(private readonly fundsThatTakeAwards: readonly string[]) {}

  knows(source: string): boolean {
    return this.posted.has(source);
  }

  /** Whether it was accepted. */
  post(source: string, on: string, movements: readonly Movement[]): boolean {
    const promises = movements.some(
      ({ kind, fundId }) =>
        (kind === 'reserve' || kind === 'award') && !this.fundsThatTakeAwards.includes(fundId),
    );
    if (promises || !this.apply(movements, on, 1n)) return false;
    this.posted.set(source, movements);
    return true;
  }

  reverse(source: string, on: string, newSource: string): boolean {
    const movements = this.posted.get(source);
    const isReversal = [...this.reversals.values()].includes(source);
    if (!movements || isReversal || this.reversals.has(source)) return false;
    if (!this.apply([...movements].reverse(), on, -1n)) return false;
    this.reversals.set(source, newSource);
    this.posted.set(newSource, movements);
    return true;
  }

  /** Closed already, nothing changes and nobody is refused. */
  close(through: string): boolean {
    if (through > this.closedThrough) this.closedThrough = through;
    return true;
  }

  reopen(after: string): boolean {
    if (after >= this.closedThrough) return false;
    this.closedThrough = after;
    return true;
  }

  versionOf(fundId: string): bigint {
    return BigInt(this.history.filter(({ movement }) => movement.fundId === fundId).length);
  }

  /** The fund at the end of a day, by adding up what was posted for it among its first postings. */
  fundAt(fundId: string, on: string, version: bigint): Book {
    const book: Book = {};
    this.history
      .filter(({ movement }) => movement.fundId === fundId)
      .slice(0, Number(version))
      .filter((posted) => posted.on <= on)
      .forEach(({ movement, direction }) => {
        move(book, fundId, movement, direction);
      });
    return potsOf(book, fundId, FUND_POTS);
  }

  private apply(movements: readonly Movement[], on: string, direction: bigint): boolean {
    if (on <= this.closedThrough) return false;
    const book = { ...this.book };
    const transferred: Book = {};
    for (const movement of movements) {
      const [, , cash = ''] = MOVES[movement.kind].split(' ');
      const pence = movement.amountPence * direction;
      const commitmentId = 'commitmentId' in movement ? movement.commitmentId : '';
      const reservationId = 'reservationId' in movement ? movement.reservationId : '';
      for (const owner of [movement.fundId, commitmentId, reservationId]) {
        move(book, owner, movement, direction);
      }
      if ('bankAccountId' in movement) {
        add(book, `cash ${movement.fundId} ${movement.bankAccountId}`, BigInt(cash) * pence);
        if (movement.kind.startsWith('transfer')) {
          add(transferred, movement.bankAccountId, BigInt(cash) * pence);
        }
      }
      if (isNegative(book, movement.fundId, FUND_POTS)) return false;
      if (reservationId !== '' && isNegative(book, reservationId, ['reserved'])) return false;
      if (commitmentId !== '' && isNoAward(book, commitmentId)) return false;
    }
    if (Object.values(transferred).some((pence) => pence !== 0n)) return false;
    this.book = book;
    this.history.push(...movements.map((movement) => ({ movement, on, direction })));
    return true;
  }

  balances({ funds, awards, reserves, banks }: Names): unknown {
    const of = (owner: string, pots: readonly string[]): Book => potsOf(this.book, owner, pots);
    return {
      funds: funds.map((fundId) => ({ fundId, ...of(fundId, FUND_POTS) })),
      awards: awards.map(({ commitmentId }) => {
        const pots = of(commitmentId, AWARD_POTS);
        const { committedPence = 0n, inTransitPence = 0n, paidPence = 0n } = pots;
        return { commitmentId, amountPence: committedPence + inTransitPence + paidPence, ...pots };
      }),
      reserves: reserves.map(({ reservationId }) => of(reservationId, ['reserved'])),
      cash: funds.map((fundId) => banks.map((bank) => this.book[`cash ${fundId} ${bank}`] ?? 0n)),
    };
  }
}

function move(book: Book, owner: string, movement: Movement, direction: bigint): void {
  const [from = '', to = ''] = MOVES[movement.kind].split(' ');
  const pence = movement.amountPence * direction;
  add(book, `${owner} ${from}`, COUNTED_UP.includes(from) ? pence : -pence);
  add(book, `${owner} ${to}`, pence);
}

function potsOf(book: Book, owner: string, pots: readonly string[]): Book {
  return Object.fromEntries(pots.map((pot) => [`${pot}Pence`, book[`${owner} ${pot}`] ?? 0n]));
}

function isNoAward(book: Book, commitmentId: string): boolean {
  const returned = book[`${commitmentId} returned`] ?? 0n;
  const paid = book[`${commitmentId} paid`] ?? 0n;
  return isNegative(book, commitmentId, AWARD_POTS) || returned > paid;
}

function isNegative(book: Book, owner: string, pots: readonly string[]): boolean {
  return pots.some((pot) => (book[`${owner} ${pot}`] ?? 0n) < 0n);
}

function add(book: Book, key: string, pence: bigint): void {
  book[key] = (book[key] ?? 0n) + pence;
}
