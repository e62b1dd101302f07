import { ageInWords, counted, standsStill } from '../../../src/upkeep/queues/ages.rules.js';

const now = new Date('2026-12-04T12:00:00Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

it.each([
  [0, 'less than a minute'],
  [0.99, 'less than a minute'],
  [1, '1 minute'],
  [59, '59 minutes'],
  [60, '1 hour'],
  [47 * 60 + 59, '47 hours'],
  [48 * 60, '2 days'],
  [1000 * 24 * 60, '1,000 days'],
])('what waits since %d minutes waits for %s', (minutes, words) => {
  expect(ageInWords(ago(minutes), now)).toBe(words);
});

it('stands still after a quarter of an hour, and not before', () => {
  expect(standsStill(null, now)).toBe(false);
  expect(standsStill(ago(15), now)).toBe(false);
  expect(standsStill(ago(15.01), now)).toBe(true);
});

it('counts one of a thing and several', () => {
  expect([0, 1, 2].map((count) => counted(count, 'job'))).toEqual(['0 jobs', '1 job', '2 jobs']);
});
