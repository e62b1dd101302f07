import {
  afterAct,
  agreedInSql,
  isAgreed,
  isOnOffer,
  type AwardAct,
  type AwardStatus,
} from '../../../src/awards/award.lifecycle.js';

const STATES: readonly AwardStatus[] = [
  ...(['held', 'offered', 'half-accepted', 'accepted', 'active', 'on-hold'] as const),
  ...(['complete', 'lapsed', 'withdrawn', 'terminated', 'refused'] as const),
];
const WAYS: readonly (readonly [AwardAct, readonly AwardStatus[], AwardStatus])[] = [
  ['offer', ['held'], 'offered'],
  ['sign-first', ['offered'], 'half-accepted'],
  ['take-back-signature', ['half-accepted'], 'offered'],
  ['accept', ['offered', 'half-accepted'], 'accepted'],
  ['lapse', ['offered', 'half-accepted'], 'lapsed'],
  ['renew-offer', ['lapsed'], 'offered'],
  ['withdraw', ['offered', 'half-accepted', 'accepted'], 'withdrawn'],
  ['begin', ['accepted'], 'active'],
  ['hold', ['accepted', 'active'], 'on-hold'],
  ['resume-accepted', ['on-hold'], 'accepted'],
  ['resume-active', ['on-hold'], 'active'],
  ['complete', ['active'], 'complete'],
  ['reopen', ['complete'], 'active'],
  ['terminate', ['accepted', 'active', 'on-hold', 'terminated'], 'terminated'],
  [
    'refuse',
    ['held', 'offered', 'half-accepted', 'accepted', 'active', 'on-hold', 'refused'],
    'refused',
  ],
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

it('says which states are an agreement, and which wait for one', () => {
  expect(STATES.filter(isAgreed)).toEqual(['accepted', 'active', 'on-hold', 'complete']);
  expect(STATES.filter(isOnOffer)).toEqual(['offered', 'half-accepted']);
  expect(agreedInSql('w.status')).toBe(`w.status IN ('accepted', 'active', 'on-hold', 'complete')`);
});
