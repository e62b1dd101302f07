import { refusalsToTellApart } from '../../../src/organisations/merging/distinction/distinction.rules.js';

const codes = (facts: Parameters<typeof refusalsToTellApart>[0]): string[] =>
  refusalsToTellApart(facts).map(({ code }) => code);

it('tells two apart that look like one, whether or not somebody has before', () => {
  expect(codes({ lookLikeOne: true, areToldApart: false })).toEqual([]);
  expect(codes({ lookLikeOne: true, areToldApart: true })).toEqual([]);
});

it('takes the same again while it holds', () => {
  expect(codes({ lookLikeOne: false, areToldApart: true })).toEqual([]);
});

it('says nothing of two that nothing makes look like one', () => {
  expect(codes({ lookLikeOne: false, areToldApart: false })).toEqual(['not-alike']);
});
