import fc from 'fast-check';
import { weightedMean, type Sheet } from '../../../src/panels/scoring/scoring.rules.js';
import {
  isContested,
  ranked,
  resultsOf,
  type Figure,
  type Standing,
} from '../../../src/panels/scoring/standings.rules.js';

/** Three criteria: half for need, the other half shared. Null is not applicable. */
function sheet(
  applicationId: string,
  need: number | null,
  plan: number | null,
  cost: number | null,
  pence = 100n,
): Sheet {
  const points = [
    { weight: 50, points: need },
    { weight: 25, points: plan },
    { weight: 25, points: cost },
  ];
  return { applicationId, personId: `${made++}`, suggestedPence: pence, points };
}

let made = 0;

function standingsOf(
  applicationIds: readonly string[],
  sheets: readonly Sheet[],
  by: Figure = 'mean',
  moderated: ReadonlyMap<string, number> = new Map(),
): readonly Standing[] {
  return ranked(resultsOf({ applicationIds, sheets, moderated, contestedFrom: 1 }).standings, by);
}

const order = (standings: readonly Standing[]) =>
  standings.map(({ applicationId, rank }) => [applicationId, rank]);

it('ranks by the mean of the sheets, with their spread and the middle suggestion', () => {
  const sheets = [
    sheet('lunch', 4, 4, 4, 480_000n),
    sheet('lunch', 2, 4, 4, 400_000n),
    sheet('bikes', 5, 5, 5, 1_000_000n),
  ];

  expect(standingsOf(['lunch', 'bikes', 'unread'], sheets)).toEqual([
    {
      applicationId: 'bikes',
      rank: 1,
      scorers: 1,
      mean: 5,
      median: 5,
      lowest: 5,
      highest: 5,
      deviation: undefined,
      isContested: false,
      adjusted: undefined,
      moderated: undefined,
      suggestedMedianPence: 1_000_000n,
    },
    {
      applicationId: 'lunch',
      rank: 2,
      scorers: 2,
      mean: 3.5,
      median: 3.5,
      lowest: 3,
      highest: 4,
      deviation: 0.707106781,
      isContested: false,
      adjusted: undefined,
      moderated: undefined,
      suggestedMedianPence: 440_000n,
    },
    {
      applicationId: 'unread',
      rank: undefined,
      scorers: 0,
      mean: undefined,
      median: undefined,
      lowest: undefined,
      highest: undefined,
      deviation: undefined,
      isContested: false,
      adjusted: undefined,
      moderated: undefined,
      suggestedMedianPence: undefined,
    },
  ]);
});

it('leaves out what does not apply, and a sheet of which nothing does', () => {
  const [bid] = standingsOf(['a'], [sheet('a', null, 5, 4), sheet('a', null, null, null)]);

  expect(bid).toMatchObject({ scorers: 1, mean: 4.5, lowest: 4.5, highest: 4.5 });
});

it('counts the sheets of other bids for nothing', () => {
  const shared = ['a', 'b', 'c'].flatMap((id) => [
    { ...sheet(id, 3, 3, 3), personId: 'one' },
    { ...sheet(id, 4, 4, 4), personId: 'two' },
  ]);
  const shut = [{ ...sheet('shut', 0, 0, 0), personId: 'one' }];

  const seen = ['a', 'b', 'c'];
  expect(standingsOf(seen, [...shared, ...shut])).toEqual(standingsOf(seen, shared));
});

it('shares a rank between equals, keeps their order, and leaves the next rank out', () => {
  const sheets = ['a', 'b', 'c'].map((id) => sheet(id, id === 'a' ? 5 : 3, 3, 3));

  const standings = standingsOf(['d', 'c', 'b', 'a'], [...sheets, sheet('d', 1, 1, 1)]);

  expect(order(standings)).toEqual([
    ['a', 1],
    ['c', 2],
    ['b', 2],
    ['d', 4],
  ]);
});

it('ranks a bid scored nought above one nobody has scored', () => {
  expect(order(standingsOf(['unread', 'poor'], [sheet('poor', 0, 0, 0)]))).toEqual([
    ['poor', 1],
    ['unread', undefined],
  ]);
});

it('reads the order by the median, which one sheet alone does not move', () => {
  const steady = [3, 3, 3].map((points) => sheet('steady', points, points, points));
  const split = [4, 4, 0].map((points) => sheet('split', points, points, points));

  expect(order(standingsOf(['steady', 'split'], [...steady, ...split]))).toEqual([
    ['steady', 1],
    ['split', 2],
  ]);
  expect(order(standingsOf(['steady', 'split'], [...steady, ...split], 'median'))).toEqual([
    ['split', 1],
    ['steady', 2],
  ]);
});

it('reads the order by the moderated score, and by the mean where nobody moderated', () => {
  const sheets = [sheet('a', 4, 4, 4), sheet('b', 3, 3, 3), sheet('c', 2, 2, 2)];
  const moderated = new Map([['c', 3.5]]);

  const standings = standingsOf(['a', 'b', 'c'], sheets, 'moderated', moderated);

  expect(order(standings)).toEqual([
    ['a', 1],
    ['c', 2],
    ['b', 3],
  ]);
  expect(standings[1]).toMatchObject({ mean: 2, moderated: 3.5 });
});

it('reads the order by the adjusted mean, and has no rank by it where it is not shown', () => {
  const shared = ['a', 'b', 'c'].flatMap((id) => [
    { ...sheet(id, 2, 2, 2), personId: 'hard' },
    { ...sheet(id, 4, 4, 4), personId: 'soft' },
  ]);
  const alone = [
    { ...sheet('by hard', 3, 3, 3), personId: 'hard' },
    { ...sheet('by soft', 3, 3, 3), personId: 'soft' },
  ];

  const standings = standingsOf(
    ['by soft', 'by hard', 'a', 'b', 'c'],
    [...shared, ...alone],
    'adjusted',
  );
  expect(order(standings).slice(0, 2)).toEqual([
    ['by hard', 1],
    ['a', 2],
  ]);
  expect(order(standings).at(-1)).toEqual(['by soft', 5]);
  expect(standings[0]?.adjusted).toBe(4);
  expect(order(standingsOf(['a'], [sheet('a', 3, 3, 3)], 'adjusted'))).toEqual([['a', undefined]]);
});

it.each([
  [undefined, 1, false],
  [0.99, 1, false],
  [1, 1, true],
  [1.2, 1.25, false],
  [1.3, 1.25, true],
])('a deviation of %p is contested from %p: %p', (deviation, from, is) => {
  expect(isContested(deviation, from)).toBe(is);
});

describe('any sheets', () => {
  const points = fc.option(fc.integer({ min: 0, max: 5 }));
  const IDS = ['a', 'b', 'c', 'd'];
  const given = fc.array(fc.tuple(fc.constantFrom(...IDS), points, points, points), {
    maxLength: 24,
  });
  const sheets = given.map((all) => all.map((one) => sheet(...one)));

  it('are ranked as by hand, in exact fractions', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        for (const { applicationId, rank, scorers, mean } of standingsOf(IDS, all)) {
          const own = exactMean(all, applicationId);
          expect(scorers).toBe(own.count);
          if (own.count > 0) expect(mean).toBeCloseTo(Number(own.top) / Number(own.bottom), 8);
          const better = IDS.map((other) => exactMean(all, other)).filter(
            (other) => other.count > 0 && other.top * own.bottom > own.top * other.bottom,
          );
          expect(rank).toBe(own.count === 0 ? undefined : better.length + 1);
        }
      }),
    );
  });

  it('have the mean, the median, the ends and the deviation that a naive reading gives', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        for (const standing of standingsOf(IDS, all)) {
          const means = all
            .filter(({ applicationId }) => applicationId === standing.applicationId)
            .filter((one) => one.points.some((score) => score.points !== null))
            .map(naiveMean)
            .sort((one, other) => one - other);
          expect(standing.lowest).toBe(means[0]);
          expect(standing.highest).toBe(means.at(-1));
          const half = means.length / 2;
          const middle = means.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
          if (means.length > 0) {
            expect(standing.median).toBeCloseTo(sum(middle) / middle.length, 8);
          }
          if (means.length > 1) {
            const pairs = means.flatMap((one) => means.map((other) => (one - other) ** 2 / 2));
            const variance = sum(pairs) / (means.length * (means.length - 1));
            expect(standing.deviation).toBeCloseTo(Math.sqrt(variance), 6);
          }
        }
      }),
    );
  });

  it('give the same standing in whatever order they were sent', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom<Figure>('mean', 'median', 'adjusted'), (all, by) => {
        expect(standingsOf(IDS, all.toReversed(), by)).toEqual(standingsOf(IDS, all, by));
      }),
    );
  });

  it('have no mean of their own but the one of the sheet', () => {
    const scored = fc.record({
      weight: fc.integer({ min: 1, max: 100 }),
      points: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(scored, { minLength: 1, maxLength: 8 }), (own) => {
        const one = { applicationId: 'a', personId: 'one', suggestedPence: 0n, points: own };
        expect(standingsOf(['a'], [one])[0]?.mean).toBeCloseTo(weightedMean(own) ?? NaN, 8);
      }),
    );
  });

  /** The mean of the sheets' means, as one fraction. */
  function exactMean(all: readonly Sheet[], applicationId: string) {
    let [top, bottom, count] = [0n, 1n, 0];
    for (const { points: scores } of all.filter((one) => one.applicationId === applicationId)) {
      const asked = scores.filter((score) => score.points !== null);
      if (asked.length === 0) continue;
      const weight = BigInt(sum(asked.map((score) => score.weight)));
      const total = BigInt(sum(asked.map((score) => score.weight * (score.points ?? 0))));
      [top, bottom, count] = [top * weight + total * bottom, bottom * weight, count + 1];
    }
    return { top, bottom: bottom * BigInt(Math.max(count, 1)), count };
  }

  function naiveMean({ points: scores }: Sheet): number {
    const asked = scores.filter((score) => score.points !== null);
    return (
      sum(asked.map((score) => score.weight * (score.points ?? 0))) /
      sum(asked.map((score) => score.weight))
    );
  }

  function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
  }
});
