import { refusalsToGiveBack } from '../../../src/awards/giving-back/giving-back.rules.js';

const closesAt = new Date('2026-12-04T12:00:00Z');
const codesAt = (now: string, undecided: number, until = '2026-12-04T12:00:00Z') => {
  const round = { closesAt, takenUntil: new Date(until), undecided };
  return refusalsToGiveBack(round, new Date(now)).map(({ code }) => code);
};

it('lets a round give back from the moment it closes, when every bid is decided', () => {
  expect(codesAt('2026-12-04T12:00:00Z', 0)).toEqual([]);
});

it('waits while a bid may still arrive, however late', () => {
  const until = '2026-12-08T12:00:00Z';
  expect(codesAt('2026-12-08T11:59:59Z', 0, until)).toEqual(['bids-may-arrive']);
  expect(codesAt('2026-12-08T12:00:00Z', 0, until)).toEqual([]);
});

it('says everything that the round still needs its money for', () => {
  expect(codesAt('2026-12-04T11:59:59Z', 2)).toEqual(['round-still-open', 'bids-undecided']);
  expect(codesAt('2026-12-04T11:59:59Z', 2, '2026-12-08T12:00:00Z')).toEqual([
    'round-still-open',
    'bids-may-arrive',
    'bids-undecided',
  ]);
});
