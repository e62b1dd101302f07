import { medianPence, weightedMean } from '../../../src/panels/scoring/scoring.rules.js';

it('weighs each criterion', () => {
  const points = [
    { weight: 50, points: 5 },
    { weight: 25, points: 3 },
    { weight: 25, points: 1 },
  ];

  expect(weightedMean(points)).toBe(3.5);
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
