import {
  refusalsToSubstitute,
  type SubstituteFacts,
} from '../../../src/panels/meetings/substitutes/substitute.rules.js';

const facts: SubstituteFacts = {
  isCancelled: false,
  meetsOn: '2026-12-16',
  today: '2026-12-16',
  isSeat: true,
  mayName: true,
  named: undefined,
  isSeated: false,
  goesForAnother: false,
};

function codes(change: Partial<SubstituteFacts>): readonly string[] {
  return refusalsToSubstitute({ ...facts, ...change }).map(({ code }) => code);
}

it('names a substitute until the day of the meeting is over', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ today: '2026-12-17' })).toEqual(['meeting-over']);
});

it('names none for a meeting that was cancelled', () => {
  expect(codes({ isCancelled: true })).toEqual(['meeting-cancelled']);
});

it.each([
  [{ isSeat: false }, ['no-such-seat']],
  [{ mayName: false, named: 'Sue' }, ['no-such-seat']],
  [{ named: 'Sue' }, ['substituted-already']],
  [{ isSeated: true, goesForAnother: true }, ['seated', 'goes-for-another']],
] as const)('refuses %o', (change, expected) => {
  expect(codes(change)).toEqual(expected);
});
