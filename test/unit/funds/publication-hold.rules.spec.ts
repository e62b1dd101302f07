import {
  isInForce,
  refusalsToHold,
  refusalsToLift,
} from '../../../src/funds/publication-hold/publication-hold.rules.js';

const today = '2026-11-30';

it.each([
  ['until the funder agrees', null, false, true],
  ['the day before its day', '2026-12-01', false, true],
  ['on its day', '2026-11-30', false, false],
  ['after its day', '2026-11-29', false, false],
  ['once it is lifted', null, true, false],
  ['lifted before its day', '2026-12-01', true, false],
])('a hold is in force %s', (_, publishFrom, isLifted, expected) => {
  expect(isInForce({ publishFrom, isLifted }, today)).toBe(expected);
});

it.each([
  [false, null, []],
  [false, '2026-12-01', []],
  [false, '2026-11-30', ['day-not-ahead']],
  [true, null, ['held-already']],
  [true, '2026-11-30', ['held-already', 'day-not-ahead']],
] as const)('held %s, from %s: refused for %j', (isHeld, publishFrom, codes) => {
  expect(refusalsToHold(isHeld, publishFrom, today).map(({ code }) => code)).toEqual(codes);
});

it('lifts what is held, and nothing else', () => {
  expect(refusalsToLift(true)).toEqual([]);
  expect(refusalsToLift(false).map(({ code }) => code)).toEqual(['not-held']);
});
