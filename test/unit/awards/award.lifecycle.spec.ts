import { afterAct } from '../../../src/awards/award.lifecycle.js';

it('lets an offer be accepted', () => {
  expect(afterAct('accept', 'offered')).toEqual({ status: 'accepted' });
});

it('lets it be accepted once', () => {
  expect(afterAct('accept', 'accepted')).toEqual({
    refusal: { code: 'award-already-accepted', message: 'This offer has been accepted' },
  });
});
