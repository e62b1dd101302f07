import {
  isUndecided,
  isWaiting,
  recordedOutcome,
  stateOf,
  type StateFacts,
} from '../../../src/awards/decision/outcome.rules.js';

const decided: StateFacts = {
  outcome: 'awarded',
  isCarried: true,
  needsParent: false,
  ratification: null,
  parentAnswer: null,
};

it.each([
  [{}, 'settled'],
  [{ isCarried: false }, 'not-carried'],
  [{ outcome: 'deferred' }, 'put-off'],
  [{ outcome: 'referred' }, 'put-off'],
  [{ ratification: 'open' }, 'to-ratify'],
  [{ ratification: 'passed' }, 'settled'],
  [{ ratification: 'lapsed' }, 'lapsed'],
  [{ ratification: 'void' }, 'void'],
  [{ needsParent: true }, 'with-parent'],
  [{ needsParent: true, ratification: 'open' }, 'to-ratify'],
  [{ needsParent: true, ratification: 'lapsed' }, 'lapsed'],
  [{ needsParent: true, ratification: 'passed' }, 'with-parent'],
  [{ needsParent: true, parentAnswer: 'agreed' }, 'settled'],
  [{ needsParent: true, parentAnswer: 'refused' }, 'parent-refused'],
] as const)('a decision with %p is %s', (change, state) => {
  expect(stateOf({ ...decided, ...change })).toBe(state);
});

it('leaves the bid before the panel, holds it back, or settles it: one of the three', () => {
  const before = ['put-off', 'not-carried', 'lapsed', 'void', 'parent-refused'] as const;
  for (const state of before) expect([isUndecided(state), isWaiting(state)]).toEqual([true, false]);
  for (const state of ['to-ratify', 'with-parent'] as const) {
    expect([isUndecided(state), isWaiting(state)]).toEqual([false, true]);
  }
  expect([isUndecided('settled'), isWaiting('settled')]).toEqual([false, false]);
});

it('records less than was asked as a part of it', () => {
  const of = (amountPence: bigint) =>
    recordedOutcome({ outcome: 'awarded', parts: [{ fundId: 'f', amountPence }] }, 100n);

  expect(of(100n)).toBe('awarded');
  expect(of(99n)).toBe('part-awarded');
  expect(recordedOutcome({ outcome: 'declined' }, 100n)).toBe('declined');
});
