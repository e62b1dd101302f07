import { refusalsOfInvitation } from '../../../src/applications/inviting/invitation.rules.js';

it.each([
  [false, false, []],
  [false, true, []],
  [true, true, []],
  [true, false, ['not-invited']],
])('by invitation %s, invited %s', (isByInvitation, isInvited, codes) => {
  const refusals = refusalsOfInvitation({ isByInvitation, isInvited });

  expect(refusals.map(({ code }) => code)).toEqual(codes);
});
