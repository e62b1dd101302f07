import { refusalsToDeclare } from '../../../src/panels/interests/declaration.rules.js';
import { INTEREST_KINDS, type InterestKind } from '../../../src/panels/interests/interest-kind.js';

const codes = (before: InterestKind | undefined, kind: InterestKind, note = 'I am a trustee') =>
  refusalsToDeclare({ before, isShut: before === 'pecuniary', kind, note }).map(({ code }) => code);

it.each(INTEREST_KINDS)('takes %s as a first declaration', (kind) => {
  expect(codes(undefined, kind)).toEqual([]);
});

it.each(INTEREST_KINDS)('lets none be raised to %s', (kind) => {
  expect(codes('none', kind)).toEqual([]);
});

it.each<[InterestKind, InterestKind]>([
  ['pecuniary', 'none'],
  ['pecuniary', 'other-registerable'],
  ['pecuniary', 'non-registerable'],
  ['other-registerable', 'none'],
  ['non-registerable', 'none'],
])('never lowers %s to %s', (before, kind) => {
  expect(codes(before, kind)).toEqual(['interest-lowered']);
});

it('lets one kind that shuts nothing become the other', () => {
  expect(codes('other-registerable', 'non-registerable')).toEqual([]);
  expect(codes('non-registerable', 'other-registerable')).toEqual([]);
});

it('wants a word about an interest, and none about there being none', () => {
  expect(codes(undefined, 'pecuniary', '')).toEqual(['interest-unexplained']);
  expect(codes(undefined, 'none', '')).toEqual([]);
});

it('names both reasons at once', () => {
  expect(codes('pecuniary', 'non-registerable', '')).toEqual([
    'interest-lowered',
    'interest-unexplained',
  ]);
});

it('takes nothing about a bid that is shut anyway', () => {
  const facts = { before: undefined, isShut: true, note: '' };

  for (const kind of INTEREST_KINDS) {
    expect(refusalsToDeclare({ ...facts, kind }).map(({ code }) => code)).toEqual(['bid-shut']);
  }
});
