import fc from 'fast-check';
import {
  balanced,
  type BidToAssign,
  type NewAssignment,
} from '../../../src/panels/assignment/balancing.rules.js';

const PEOPLE = ['ann', 'bob', 'cyd', 'dee', 'eve'];

function bid(id: string, eligible = PEOPLE, scorers: readonly string[] = []): BidToAssign {
  return { id, eligible, scorers };
}

function loads(
  bids: readonly BidToAssign[],
  asked: readonly NewAssignment[],
  people: readonly string[],
) {
  return people.map(
    (person) =>
      bids.filter(({ scorers }) => scorers.includes(person)).length +
      asked.filter(({ personId }) => personId === person).length,
  );
}

it('asks so many for each bid, everybody as often', () => {
  const bids = ['a', 'b', 'c', 'd', 'e'].map((id) => bid(id));

  const asked = balanced(bids, PEOPLE, 2);

  expect(asked).toHaveLength(10);
  expect(loads(bids, asked, PEOPLE)).toEqual([2, 2, 2, 2, 2]);
});

it('asks whoever may be asked where there are too few, and nobody with an interest', () => {
  const bids = [bid('a', ['bob']), bid('b', [])];

  expect(balanced(bids, PEOPLE, 3)).toEqual([{ bidId: 'a', personId: 'bob' }]);
});

it('leaves who is on a bid there, and counts them', () => {
  const bids = [bid('a', PEOPLE, ['ann', 'bob']), bid('b', PEOPLE, ['ann'])];

  const asked = balanced(bids, PEOPLE, 2);

  expect(asked).toEqual([{ bidId: 'b', personId: 'cyd' }]);
});

it('counts who is on a bid though they may not be asked for it', () => {
  expect(balanced([bid('a', ['bob'], ['zoe'])], PEOPLE, 1)).toEqual([]);
});

it('takes a bid over several hands to who has few', () => {
  const bids = [
    bid('a', ['ann']),
    bid('b', ['ann', 'bob']),
    bid('c', ['bob', 'cyd']),
    bid('d', ['ann']),
  ];

  const asked = balanced(bids, ['ann', 'bob', 'cyd'], 1);

  expect(loads(bids, asked, ['ann', 'bob', 'cyd'])).toEqual([2, 1, 1]);
});

it('puts everybody together with everybody, rather than the same ones', () => {
  const bids = Array.from({ length: 10 }, (_, index) => bid(index.toString()));

  const asked = balanced(bids, PEOPLE, 2);

  const pairs = bids.map(({ id }) =>
    asked
      .filter(({ bidId }) => bidId === id)
      .map(({ personId }) => personId)
      .join(' '),
  );
  expect(new Set(pairs).size).toBe(10);
});

describe('any round', () => {
  const person = fc.constantFrom('ann', 'bob', 'cyd', 'dee');
  const people = ['ann', 'bob', 'cyd', 'dee'];
  const some = fc.uniqueArray(person, { maxLength: 4 });
  const bids = fc
    .array(fc.record({ eligible: some, scorers: fc.uniqueArray(person, { maxLength: 1 }) }), {
      maxLength: 5,
    })
    .map((rows) => rows.map((row, index) => ({ id: index.toString(), ...row })));
  const perBid = fc.integer({ min: 1, max: 3 });

  it('has so many scorers for each bid as there may be, and nobody who may not', () => {
    fc.assert(
      fc.property(bids, perBid, (given, count) => {
        const asked = balanced(given, people, count);
        for (const { id, eligible, scorers } of given) {
          const own = asked.filter(({ bidId }) => bidId === id).map(({ personId }) => personId);
          const free = eligible.filter((one) => !scorers.includes(one));
          expect(own.length).toBe(Math.min(Math.max(count - scorers.length, 0), free.length));
          expect(new Set(own).size).toBe(own.length);
          for (const one of own) expect(free).toContain(one);
        }
      }),
    );
  });

  it('is as even as any way to do it, tried one by one', () => {
    fc.assert(
      fc.property(bids, perBid, (given, count) => {
        const asked = balanced(given, people, count);
        expect(unevenness(loads(given, asked, people))).toBe(evenest(given, people, count));
      }),
      { numRuns: 200 },
    );
  });

  it('differs by one bid at most where nobody has an interest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), perBid, (many, count) => {
        const open = Array.from({ length: many }, (_, index) => bid(index.toString(), people));
        const all = loads(open, balanced(open, people, count), people);
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has one answer', () => {
    fc.assert(
      fc.property(bids, perBid, (given, count) => {
        expect(balanced(given, people, count)).toEqual(balanced(given, people, count));
      }),
    );
  });
});

function unevenness(all: readonly number[]): number {
  return all.reduce((sum, load) => sum + load * load, 0);
}

/** The least sum of squares of all ways there are. */
function evenest(bids: readonly BidToAssign[], people: readonly string[], count: number): number {
  const ways = (index: number, all: readonly number[]): number => {
    const next = bids[index];
    if (!next) return unevenness(all);
    const free = next.eligible.filter((one) => !next.scorers.includes(one));
    const needed = Math.min(Math.max(count - next.scorers.length, 0), free.length);
    return Math.min(
      ...subsets(free, needed).map((chosen) =>
        ways(
          index + 1,
          all.map((load, at) => load + (chosen.includes(people[at] ?? '') ? 1 : 0)),
        ),
      ),
    );
  };
  return ways(0, loads(bids, [], people));
}

function subsets(of: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return of.flatMap((one, index) =>
    subsets(of.slice(index + 1), size - 1).map((rest) => [one, ...rest]),
  );
}
