import fc from 'fast-check';
import { medianPence, ranked, weightedMean } from '../../../src/panels/scoring/scoring.rules.js';

/** Three criteria: half for need, the other half shared. */
function sheet(applicationId: string, need: number, plan: number, cost: number, pence = 100n) {
  const points = [
    { weight: 50, points: need },
    { weight: 25, points: plan },
    { weight: 25, points: cost },
  ];
  return { applicationId, suggestedPence: pence, points };
}

it('weighs each criterion', () => {
  expect(weightedMean(sheet('a', 5, 3, 1).points)).toBe(3.5);
});

it('leaves out what does not apply, weight and all', () => {
  const points = [
    { weight: 50, points: 5 },
    { weight: 25, points: null },
    { weight: 25, points: 2 },
  ];

  expect(weightedMean(points)).toBe(4);
  expect(weightedMean(points.map(({ weight }) => ({ weight, points: null })))).toBeUndefined();
});

it('counts every sheet the same, and one on which nothing applies not at all', () => {
  const nothing = sheet('a', 1, 1, 1);
  const sheets = [
    sheet('a', 2, 2, 2),
    { ...nothing, points: [{ weight: 50, points: 5 }, ...withoutPoints(25, 25)] },
    { ...nothing, points: withoutPoints(50, 25, 25), suggestedPence: 900n },
  ];

  expect(ranked(['a'], sheets)).toMatchObject([
    { scorers: 2, mean: 3.5, lowest: 2, highest: 5, suggestedMedianPence: 100n },
  ]);
});

function withoutPoints(...weights: readonly number[]) {
  return weights.map((weight) => ({ weight, points: null }));
}

it('ranks by the mean of the sheets, with their spread and the middle suggestion', () => {
  const sheets = [
    sheet('lunch', 4, 4, 4, 480_000n),
    sheet('lunch', 2, 4, 4, 400_000n),
    sheet('bikes', 5, 5, 5, 1_000_000n),
  ];

  expect(ranked(['lunch', 'bikes', 'unread'], sheets)).toEqual([
    {
      applicationId: 'bikes',
      rank: 1,
      scorers: 1,
      mean: 5,
      lowest: 5,
      highest: 5,
      suggestedMedianPence: 1_000_000n,
    },
    {
      applicationId: 'lunch',
      rank: 2,
      scorers: 2,
      mean: 3.5,
      lowest: 3,
      highest: 4,
      suggestedMedianPence: 440_000n,
    },
    {
      applicationId: 'unread',
      rank: undefined,
      scorers: 0,
      mean: undefined,
      lowest: undefined,
      highest: undefined,
      suggestedMedianPence: undefined,
    },
  ]);
});

it('shares a rank between equals, keeps their order, and leaves the next rank out', () => {
  const sheets = ['a', 'b', 'c', 'd'].map((id) => sheet(id, id === 'a' ? 5 : 3, 3, 3));
  const worst = { ...sheet('d', 1, 1, 1) };

  const standings = ranked(['d', 'c', 'b', 'a'], [...sheets.slice(0, 3), worst]);

  expect(standings.map(({ applicationId, rank }) => [applicationId, rank])).toEqual([
    ['a', 1],
    ['c', 2],
    ['b', 2],
    ['d', 4],
  ]);
});

it('ranks a bid scored nought above one nobody has scored', () => {
  const standings = ranked(['unread', 'poor'], [sheet('poor', 0, 0, 0)]);

  expect(standings.map(({ applicationId, rank }) => [applicationId, rank])).toEqual([
    ['poor', 1],
    ['unread', undefined],
  ]);
});

it.each<[readonly bigint[], bigint | undefined]>([
  [[], undefined],
  [[700n], 700n],
  [[900n, 100n, 500n], 500n],
  [[900n, 100n], 500n],
  [[1n, 2n], 1n],
  [[1_000n, 9n], 504n],
])('the median of %p is %p', (amounts, median) => {
  expect(medianPence(amounts)).toBe(median);
});

describe('any sheets', () => {
  const points = fc.integer({ min: 0, max: 5 });
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const sheets = fc.array(fc.tuple(id, points, points, points), { maxLength: 24 });

  it('are ranked as by hand, in exact fractions', () => {
    fc.assert(
      fc.property(sheets, (given) => {
        const standings = ranked(
          ['a', 'b', 'c', 'd'],
          given.map((one) => sheet(...one)),
        );
        for (const { applicationId, rank, scorers } of standings) {
          const own = totalOf(given, applicationId);
          expect(scorers).toBe(own.count);
          const better = ['a', 'b', 'c', 'd'].filter((other) => {
            const theirs = totalOf(given, other);
            return theirs.count > 0 && theirs.total * own.count > own.total * theirs.count;
          });
          expect(rank).toBe(own.count === 0 ? undefined : better.length + 1);
        }
      }),
    );
  });

  it('give the same standing in whatever order they were sent', () => {
    fc.assert(
      fc.property(sheets, (given) => {
        const forwards = given.map((one) => sheet(...one));
        expect(ranked(['a', 'b', 'c', 'd'], forwards.toReversed())).toEqual(
          ranked(['a', 'b', 'c', 'd'], forwards),
        );
      }),
    );
  });

  function totalOf(given: readonly [string, number, number, number][], applicationId: string) {
    const own = given.filter(([of]) => of === applicationId);
    const total = own.reduce((sum, [, need, plan, cost]) => sum + 2 * need + plan + cost, 0);
    return { count: own.length, total };
  }
});
