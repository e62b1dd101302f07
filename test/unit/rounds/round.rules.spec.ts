import { londonInstant } from '../../../src/kernel/london.js';
import { roundStateAt } from '../../../src/rounds/round.rules.js';

function at(moment: string): Date {
  return new Date(moment);
}

describe('a round in winter', () => {
  const round = {
    opensAt: londonInstant('2026-12-01', '09:00'),
    closesAt: londonInstant('2027-01-29', '12:00'),
  };

  it.each([
    ['2026-12-01T08:59:59.999Z', 'not yet open'],
    ['2026-12-01T09:00:00.000Z', 'open'],
    ['2027-01-29T11:59:59.999Z', 'open'],
    ['2027-01-29T12:00:00.000Z', 'closed'],
  ])('is at %s %s', (moment, state) => {
    expect(roundStateAt(round, at(moment))).toBe(state);
  });
});

describe('a deadline by the clock on the wall', () => {
  it.each([
    // Summer time: 23:59 in Colchester is 22:59 UTC.
    ['2027-03-31', '23:59', '2027-03-31T22:58:59Z', '2027-03-31T22:59:00Z'],
    // The day the clocks go forward, before and after they do.
    ['2027-03-28', '00:30', '2027-03-28T00:29:59Z', '2027-03-28T00:30:00Z'],
    ['2027-03-28', '17:00', '2027-03-28T15:59:59Z', '2027-03-28T16:00:00Z'],
    // The day they go back: 01:30 is shown twice, and nobody is late at the first.
    ['2026-10-25', '01:30', '2026-10-25T01:29:59Z', '2026-10-25T01:30:00Z'],
    ['2026-10-25', '17:00', '2026-10-25T16:59:59Z', '2026-10-25T17:00:00Z'],
  ])('of %s %s is met at %s, and missed at %s', (date, time, met, missed) => {
    const round = { opensAt: at('2026-01-01T00:00:00Z'), closesAt: londonInstant(date, time) };

    expect(roundStateAt(round, at(met))).toBe('open');
    expect(roundStateAt(round, at(missed))).toBe('closed');
  });
});
