import {
  refusalsToMatch,
  type MatchFacts,
} from '../../../../src/reconciliation/matching/matching.rules.js';

const matchable: MatchFacts = {
  lineAmountPence: -240_000n,
  isLineMatched: false,
  itemAmountPence: -240_000n,
  isItemMatched: false,
};

const codesOf = (more: Partial<MatchFacts>): string[] =>
  refusalsToMatch({ ...matchable, ...more }).map(({ code }) => code);

it('lets a line be the thing of the same sum that waits for it', () => {
  expect(refusalsToMatch(matchable)).toEqual([]);
});

it('refuses a line that is something already', () => {
  expect(codesOf({ isLineMatched: true })).toEqual(['line-matched']);
});

it('refuses a thing that is another line already', () => {
  expect(codesOf({ isItemMatched: true })).toEqual(['item-matched']);
});

it('refuses what is not there or waits for no line', () => {
  expect(codesOf({ itemAmountPence: undefined })).toEqual(['nothing-to-match']);
});

it('refuses another sum, or the same sum the other way, and says both', () => {
  expect(codesOf({ itemAmountPence: 240_000n })).toEqual(['other-sum']);
  expect(refusalsToMatch({ ...matchable, itemAmountPence: -240_001n })).toEqual([
    {
      code: 'other-sum',
      field: 'item',
      message: 'The line is −£2,400.00 and this is −£2,400.01',
    },
  ]);
});

it('says both reasons when both are matched', () => {
  expect(codesOf({ isLineMatched: true, isItemMatched: true })).toEqual([
    'line-matched',
    'item-matched',
  ]);
});
