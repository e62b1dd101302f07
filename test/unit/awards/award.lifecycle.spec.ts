import { afterAct, type AwardAct, type AwardStatus } from '../../../src/awards/award.lifecycle.js';

const STATES: readonly AwardStatus[] = ['held', 'offered', 'accepted', 'refused'];
const WAYS: readonly (readonly [AwardAct, readonly AwardStatus[], AwardStatus])[] = [
  ['offer', ['held'], 'offered'],
  ['accept', ['offered'], 'accepted'],
  ['refuse', ['held', 'offered', 'accepted', 'refused'], 'refused'],
];

it.each(WAYS)('%s leads from %j to %s, and from nowhere else', (act, from, to) => {
  for (const state of STATES) {
    const next = afterAct(act, state);
    if (from.includes(state)) expect(next).toEqual({ status: to });
    else expect('refusal' in next && next.refusal.code).toMatch(/^award-/);
  }
});

it('lets an offer be accepted once', () => {
  expect(afterAct('accept', 'accepted')).toEqual({
    refusal: { code: 'award-already-accepted', message: 'This offer has been accepted' },
  });
});
