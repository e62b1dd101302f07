import {
  hasEnded,
  refusalsToEnd,
  refusalsToRenew,
  refusalsToReplace,
} from '../../../src/panels/terms/terms.rules.js';

const open = { today: '2026-11-23', endsOn: null };
const ended = { today: '2026-11-23', endsOn: '2026-11-22' };
const codes = (refusals: readonly { code: string }[]): readonly string[] =>
  refusals.map(({ code }) => code);

it('counts the last day, and none after it', () => {
  expect(hasEnded({ ...open, endsOn: '2026-11-23' })).toBe(false);
  expect(hasEnded(ended)).toBe(true);
  expect(hasEnded(open)).toBe(false);
});

it('renews a term until a day that is not over, or for good', () => {
  const own = { ...open, isDeputy: false };
  expect(refusalsToRenew(own, null)).toEqual([]);
  expect(refusalsToRenew(own, '2026-11-23')).toEqual([]);
  expect(codes(refusalsToRenew(own, '2026-11-22'))).toEqual(['term-over']);
  expect(codes(refusalsToRenew({ ...open, isDeputy: true }, null))).toEqual(['term-of-deputy']);
  expect(codes(refusalsToRenew({ ...ended, isDeputy: false }, null))).toEqual(['seat-ended']);
});

it('ends a seat before its term does', () => {
  expect(refusalsToEnd(open, '2026-12-31')).toEqual([]);
  expect(refusalsToEnd({ ...open, endsOn: '2026-12-31' }, '2026-12-31')).toEqual([]);
  expect(codes(refusalsToEnd({ ...open, endsOn: '2026-12-30' }, '2026-12-31'))).toEqual([
    'ends-before',
  ]);
  expect(codes(refusalsToEnd(ended, '2026-12-31'))).toEqual(['seat-ended']);
});

it('replaces a member by somebody who has no other seat', () => {
  const facts = { ...open, isSame: false, isSeated: false, isDeputy: false };
  expect(refusalsToReplace(facts)).toEqual([]);
  expect(codes(refusalsToReplace({ ...facts, isSame: true, isSeated: true }))).toEqual([
    'same-person',
  ]);
  expect(codes(refusalsToReplace({ ...facts, isSeated: true, isDeputy: true }))).toEqual([
    'is-deputy',
    'already-seated',
  ]);
  expect(codes(refusalsToReplace({ ...facts, ...ended }))).toEqual(['seat-ended']);
});
