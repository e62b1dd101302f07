import { refusalsToCall } from '../../../src/panels/meetings/calling.rules.js';

const closesAt = new Date('2026-12-04T12:00:00Z');
const now = new Date('2026-12-07T15:00:00Z');
const codes = (startsAt: string, at = now) =>
  refusalsToCall(new Date(startsAt), closesAt, at).map(({ code }) => code);

it('calls a meeting for a later day, and for today', () => {
  expect(codes('2026-12-16T14:00:00Z')).toEqual([]);
  expect(codes('2026-12-07T09:00:00Z')).toEqual([]);
});

it('refuses yesterday', () => {
  expect(codes('2026-12-06T23:59:00Z')).toEqual(['meeting-in-the-past']);
});

it('refuses a moment before the round closes, and takes the very moment', () => {
  const early = new Date('2026-11-23T10:00:00Z');

  expect(refusalsToCall(new Date('2026-12-04T11:59:59Z'), closesAt, early)).toEqual([
    {
      code: 'meeting-before-close',
      field: 'startsOn',
      message: 'The round closes on Friday 4 December 2026, 12 noon: meet after that',
    },
  ]);
  expect(codes('2026-12-04T12:00:00Z', early)).toEqual([]);
});

it('names both', () => {
  expect(codes('2026-11-01T09:00:00Z')).toEqual(['meeting-in-the-past', 'meeting-before-close']);
});
