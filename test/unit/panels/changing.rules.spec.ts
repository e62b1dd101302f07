import {
  refusalsToCancel,
  refusalsToMove,
  type MovingFacts,
} from '../../../src/panels/meetings/changing/changing.rules.js';

const movable: MovingFacts = {
  isCancelled: false,
  isHeld: false,
  startsAt: new Date('2026-12-18T14:00:00Z'),
  closesAt: new Date('2026-12-04T12:00:00Z'),
  now: new Date('2026-12-07T10:00:00Z'),
};

function codes(change: Partial<MovingFacts>): readonly string[] {
  return refusalsToMove({ ...movable, ...change }).map(({ code }) => code);
}

it('moves a meeting that is to come', () => {
  expect(codes({})).toEqual([]);
});

it.each([
  ['one that was cancelled', { isCancelled: true }, 'meeting-cancelled'],
  ['one at which people have been', { isHeld: true }, 'meeting-held'],
  ['to a day gone by', { startsAt: new Date('2026-12-06T14:00:00Z') }, 'meeting-in-the-past'],
  [
    'to before the round closes',
    { closesAt: new Date('2026-12-19T12:00:00Z') },
    'meeting-before-close',
  ],
])('does not move %s', (_, change, code) => {
  expect(codes(change)).toEqual([code]);
});

it('cancels a meeting unless people have been at it', () => {
  expect(refusalsToCancel({ isCancelled: false, isHeld: false })).toEqual([]);
  expect(refusalsToCancel({ isCancelled: false, isHeld: true })).toEqual([
    {
      code: 'meeting-held',
      message: 'People have been recorded at this meeting, so it can’t be cancelled any more',
    },
  ]);
});
