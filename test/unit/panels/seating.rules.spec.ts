import { refusalsToSeat } from '../../../src/panels/membership/seating.rules.js';

const members = [
  { personName: 'Ann', office: 'chair' },
  { personName: 'Bob', office: 'vice-chair' },
] as const;

it('seats any number of members', () => {
  expect(refusalsToSeat({ office: 'member', members, isKnown: false })).toEqual([]);
});

it('seats a chair and a vice chair where there is none', () => {
  expect(refusalsToSeat({ office: 'chair', members: [], isKnown: false })).toEqual([]);
  expect(refusalsToSeat({ office: 'vice-chair', members: [], isKnown: false })).toEqual([]);
});

it.each([
  ['chair', 'Ann is the chair: a panel has one at a time'],
  ['vice-chair', 'Bob is the vice chair: a panel has one at a time'],
] as const)('has one %s', (office, message) => {
  expect(refusalsToSeat({ office, members, isKnown: false })).toEqual([
    { code: 'office-taken', field: 'office', message },
  ]);
});

it('seats a person once, and says so beside what else is wrong', () => {
  const refusals = refusalsToSeat({ office: 'chair', members, isKnown: true });

  expect(refusals.map(({ code }) => code)).toEqual(['already-seated', 'office-taken']);
});
