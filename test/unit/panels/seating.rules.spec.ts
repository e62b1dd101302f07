import { refusalsToSeat } from '../../../src/panels/membership/seating.rules.js';

const newcomer = { today: '2026-11-23', endsOn: null, isSeated: false };

it('seats a newcomer, with a term or without', () => {
  expect(refusalsToSeat(newcomer)).toEqual([]);
  expect(refusalsToSeat({ ...newcomer, endsOn: '2026-11-23' })).toEqual([]);
});

it('seats a person once, for a term that is not over, and says both at once', () => {
  const refusals = refusalsToSeat({ ...newcomer, endsOn: '2026-11-22', isSeated: true });

  expect(refusals.map(({ code }) => code)).toEqual(['already-seated', 'term-over']);
  expect(refusals[1]?.message).toBe('The term must end on 23 November 2026 or later');
});
