import fc from 'fast-check';
import {
  costsOf,
  excludedOf,
  mostFrom,
  partsOfShares,
  sharedOut,
  type Asking,
  type Cost,
} from '../../../src/awards/split/split.rules.js';
import { limitsOf, refusalsOfCosts } from '../../../src/awards/split/split-words.rules.js';

const cost = (costKind: string, pounds: number): Cost => ({
  costKind,
  name: costKind.toUpperCase(),
  pence: BigInt(pounds) * 100n,
});
const fund = (fundId: string, pounds: number, ...excludedCosts: string[]) => ({
  ...{ fundId, name: fundId, excludedCosts },
  leftPence: BigInt(pounds) * 100n,
});
const part = (fundId: string, pounds: number) => ({ fundId, amountPence: BigInt(pounds) * 100n });
const asking = (pounds: number, ...costs: Cost[]): Asking => ({
  askedPence: BigInt(pounds) * 100n,
  costs: costsOf(BigInt(pounds) * 100n, costs),
});

describe('the costs of a bid', () => {
  it('adds up the lines of one kind, and has one more for what they leave open', () => {
    expect(costsOf(100_000n, [cost('van', 300), cost('food', 200), cost('van', 100)])).toEqual([
      cost('van', 400),
      cost('food', 200),
      { costKind: '', name: 'Other costs', pence: 40_000n },
    ]);
  });

  it('has no line for nothing', () => {
    expect(costsOf(30_000n, [cost('van', 300), cost('food', 0)])).toEqual([cost('van', 300)]);
  });
});

describe('the most from one fund', () => {
  it('is what its agreement doesn’t exclude, and never more than is asked', () => {
    const bid = asking(500, cost('van', 300), cost('food', 400));

    expect(mostFrom(fund('any', 0), bid)).toBe(50_000n);
    expect(mostFrom(fund('green', 0, 'van'), bid)).toBe(40_000n);
    expect(mostFrom(fund('none', 0, 'van', 'food'), bid)).toBe(0n);
    expect(excludedOf(fund('green', 0, 'van'), bid)).toEqual([cost('van', 300)]);
  });
});

describe('sharing out', () => {
  it('takes what one fund excludes from another', () => {
    const bid = asking(1_000, cost('van', 300), cost('food', 700));

    expect(sharedOut(bid, [fund('green', 2_000, 'van'), fund('any', 2_000)])).toEqual([
      { fundId: 'green', costKind: 'food', pence: 70_000n },
      { fundId: 'any', costKind: 'van', pence: 30_000n },
    ]);
  });

  it('lets the first fund go where a later cost has nobody else', () => {
    const bid = asking(1_000, cost('food', 500), cost('van', 500));

    const shares = sharedOut(bid, [fund('any', 500), fund('green', 500, 'van')]);

    expect(partsOfShares(shares)).toEqual([part('any', 500), part('green', 500)]);
    expect(shares).toEqual([
      { fundId: 'any', costKind: 'van', pence: 50_000n },
      { fundId: 'green', costKind: 'food', pence: 50_000n },
    ]);
  });

  it('agrees with the narrowest cut, for any costs and funds', () => {
    const kinds = ['a', 'b', 'c', 'd'];
    const sums = fc.integer({ min: 0, max: 20 });
    const someCosts = fc.array(fc.tuple(fc.constantFrom(...kinds), sums), { maxLength: 6 });
    const someFunds = fc.array(fc.tuple(sums, fc.subarray(kinds)), { maxLength: 4 });
    fc.assert(
      fc.property(someCosts, someFunds, fc.integer({ min: 0, max: 60 }), (lines, given, asks) => {
        const bid = asking(asks, ...lines.map(([kind, pounds]) => cost(kind, pounds)));
        const funds = given.map(([pounds, not], index) => fund(`fund-${index}`, pounds, ...not));

        const shares = sharedOut(bid, funds);

        const total = shares.reduce((sum, { pence }) => sum + pence, 0n);
        expect(total).toBe(smallestOf([bid.askedPence, narrowestCut(bid, funds)]));
        for (const { fundId, leftPence, excludedCosts } of funds) {
          const own = shares.filter((share) => share.fundId === fundId);
          expect(own.reduce((sum, { pence }) => sum + pence, 0n) <= leftPence).toBe(true);
          expect(own.every(({ costKind }) => !excludedCosts.includes(costKind))).toBe(true);
        }
        for (const { costKind, pence } of bid.costs) {
          const paid = shares.filter((share) => share.costKind === costKind);
          expect(paid.reduce((sum, share) => sum + share.pence, 0n) <= pence).toBe(true);
        }
      }),
    );
  });
});

/** Naively: of all ways to leave some costs unpaid, the one in which funds for the rest and they come to least. */
function narrowestCut({ costs }: Asking, funds: readonly ReturnType<typeof fund>[]): bigint {
  const cuts = Array.from({ length: 2 ** costs.length }, (_, set) => {
    const paid = costs.filter((__, index) => (set >> index) % 2 === 1);
    const unpaid = costs.filter((each) => !paid.includes(each));
    const paying = funds.filter(({ excludedCosts }) =>
      paid.some(({ costKind }) => !excludedCosts.includes(costKind)),
    );
    const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((one, two) => one + two, 0n);
    return sum(unpaid.map(({ pence }) => pence)) + sum(paying.map(({ leftPence }) => leftPence));
  });
  return smallestOf(cuts);
}

function smallestOf(sums: readonly bigint[]): bigint {
  return sums.reduce((one, other) => (one < other ? one : other));
}

describe('parts that funds can’t pay', () => {
  const green = fund('Green Fund', 0, 'van');
  const any = fund('Lottery', 0);
  const bid = asking(1_000, cost('van', 300), cost('food', 700));

  it('says nothing against parts that follow the agreements', () => {
    expect(refusalsOfCosts([part('Green Fund', 700)], bid, [green, any])).toEqual([]);
    expect(
      refusalsOfCosts([part('Green Fund', 700), part('Lottery', 300)], bid, [green, any]),
    ).toEqual([]);
  });

  it('refuses more than one fund may pay, at the amount or at its own input', () => {
    const message =
      'Green Fund can pay £700 of this bid at most: its agreement excludes VAN (£300)';

    expect(refusalsOfCosts([part('Green Fund', 701)], bid, [green, any])).toEqual([
      { code: 'cost-excluded', field: 'amount', message },
    ]);
    expect(
      refusalsOfCosts([part('Green Fund', 701), part('Lottery', 1)], bid, [green, any]),
    ).toEqual([{ code: 'cost-excluded', field: 'share-Green Fund', message }]);
  });

  it('refuses what two funds exclude together', () => {
    const grey = fund('Grey Fund', 0, 'van');

    expect(
      refusalsOfCosts([part('Green Fund', 400), part('Grey Fund', 400)], bid, [green, grey]),
    ).toEqual([
      {
        code: 'cost-excluded',
        field: 'share-Green Fund',
        message:
          'Together Green Fund and Grey Fund can pay £700 of this in these parts: what is left over, their agreements exclude',
      },
    ]);
  });

  it('leaves what is more than asked, and funds it doesn’t know, to others', () => {
    expect(refusalsOfCosts([part('Lottery', 1_001)], bid, [green, any])).toEqual([]);
    expect(
      refusalsOfCosts([part('Lottery', 600), part('Green Fund', 600)], bid, [any, green]),
    ).toEqual([]);
    expect(refusalsOfCosts([part('another', 5)], bid, [green, any])).toEqual([]);
    expect(refusalsOfCosts([], bid, [green, any])).toEqual([]);
  });

  it('lists what each may pay, where one excludes something', () => {
    expect(limitsOf(bid, [any])).toEqual([]);
    expect(limitsOf(bid, [any, green])).toEqual([
      { name: 'Lottery', mostPence: 100_000n, why: '' },
      { name: 'Green Fund', mostPence: 70_000n, why: 'its agreement excludes VAN (£300)' },
    ]);
  });
});
