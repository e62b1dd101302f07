/** A bid that needs scorers. */
export interface BidToAssign {
  readonly id: string;
  /** Who may be asked: members to whom it isn't shut, and who have not declined it. */
  readonly eligible: readonly string[];
  /** Who is on it already, and stays. */
  readonly scorers: readonly string[];
}

/** Somebody to be asked to score a bid. */
export interface NewAssignment {
  readonly bidId: string;
  readonly personId: string;
}

/** Bids, and who was put on each: as numbers grow they are changed in place, and told once. */
class Table {
  private readonly loads = new Map<string, number>();
  private readonly asked: ReadonlyMap<string, Set<string>>;

  constructor(
    readonly bids: readonly BidToAssign[],
    readonly people: readonly string[],
  ) {
    this.asked = new Map(bids.map(({ id }) => [id, new Set<string>()]));
    for (const { scorers } of bids) for (const person of scorers) this.add(person, 1);
  }

  load(person: string): number {
    return this.loads.get(person) ?? 0;
  }

  isNewOn(bid: BidToAssign, person: string): boolean {
    return this.asked.get(bid.id)?.has(person) ?? false;
  }

  isOn(bid: BidToAssign, person: string): boolean {
    return bid.scorers.includes(person) || this.isNewOn(bid, person);
  }

  scorersOf(bid: BidToAssign): readonly string[] {
    return [...bid.scorers, ...(this.asked.get(bid.id) ?? [])];
  }

  ask(bid: BidToAssign, person: string): void {
    this.asked.get(bid.id)?.add(person);
    this.add(person, 1);
  }

  spare(bid: BidToAssign, person: string): void {
    this.asked.get(bid.id)?.delete(person);
    this.add(person, -1);
  }

  all(): readonly NewAssignment[] {
    return this.bids.flatMap((bid) =>
      this.people
        .filter((personId) => this.isNewOn(bid, personId))
        .map((personId) => ({ bidId: bid.id, personId })),
    );
  }

  private add(person: string, bids: number): void {
    this.loads.set(person, this.load(person) + bids);
  }
}

/**
 * Who else is to be asked, so that every bid has so many scorers, or all there may be; and nobody has two bids more
 * than somebody who could take one of them. Nobody who isn't eligible is asked, and who is on a bid stays there.
 * Among equals it chooses whom it has seldom put together, so that every member's scores can be compared with
 * every other's. The same question has the same answer: order decides the rest.
 * @param people all members, in an order that doesn't change.
 */
export function balanced(
  bids: readonly BidToAssign[],
  people: readonly string[],
  scorersPerBid: number,
): readonly NewAssignment[] {
  const table = new Table(bids, people);
  for (const bid of bids) fill(table, bid, scorersPerBid);
  while (shift(table)) {
    // each shift makes two loads more equal, so they come to an end
  }
  return table.all();
}

function fill(table: Table, bid: BidToAssign, scorersPerBid: number): void {
  for (;;) {
    const scorers = table.scorersOf(bid);
    if (scorers.length >= scorersPerBid) return;
    const free = table.people.filter(
      (person) => bid.eligible.includes(person) && !scorers.includes(person),
    );
    const [next] = free.toSorted(
      (one, other) =>
        table.load(one) - table.load(other) ||
        together(table, one, scorers) - together(table, other, scorers),
    );
    if (next === undefined) return;
    table.ask(bid, next);
  }
}

/** How often somebody shares a bid with these. */
function together(table: Table, person: string, others: readonly string[]): number {
  return table.bids.reduce(
    (sum, bid) =>
      table.isOn(bid, person) ? sum + others.filter((one) => table.isOn(bid, one)).length : sum,
    0,
  );
}

interface Step {
  readonly bid: BidToAssign;
  readonly from: string;
  readonly to: string;
}

/**
 * Takes one bid from somebody with many, over as many hands as it needs, to somebody with at least two fewer. Where
 * no such way is left, no other assignment is more even (Harvey and others, "Semi-matchings", 2006).
 * @returns whether there was one.
 */
function shift(table: Table): boolean {
  const busiest = table.people.toSorted((one, other) => table.load(other) - table.load(one));
  for (const person of busiest) {
    const way = wayFrom(table, person);
    if (!way) continue;
    for (const { bid, from, to } of way) {
      table.spare(bid, from);
      table.ask(bid, to);
    }
    return true;
  }
  return false;
}

function wayFrom(table: Table, start: string): readonly Step[] | undefined {
  const ways = new Map<string, readonly Step[]>([[start, []]]);
  for (const [from, way] of ways) {
    // a Map is walked in the order in which it grows: the shortest ways first
    for (const bid of table.bids) {
      if (!table.isNewOn(bid, from)) continue;
      for (const to of bid.eligible) {
        if (ways.has(to) || table.isOn(bid, to)) continue;
        const longer = [...way, { bid, from, to }];
        if (table.load(to) <= table.load(start) - 2) return longer;
        ways.set(to, longer);
      }
    }
  }
  return undefined;
}
