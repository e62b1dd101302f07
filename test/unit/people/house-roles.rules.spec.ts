import {
  HOUSE_ROLES,
  meaningOfRole,
  nameOfRole,
  namesOfRoles,
  refusalsToWithdraw,
} from '../../../src/people/administration/house-roles.rules.js';

it('names each role once', () => {
  const roles = (['panel-member', 'coordinator', 'panel-member'] as const).map((role) => ({
    role,
    subjectId: null,
  }));

  expect(namesOfRoles(roles)).toBe('Coordinator, Panel member');
});

it.each(HOUSE_ROLES)('says what a %s is and does', (role) => {
  expect(nameOfRole(role)).not.toBe('');
  expect(meaningOfRole(role)).not.toBe('');
});

it.each([
  ['administrator', 2, []],
  ['administrator', 1, ['last-administrator']],
  ['coordinator', 1, []],
  ['panel-member', 5, ['not-given-here']],
  ['contact', 5, ['not-given-here']],
] as const)(
  'withdraws %s of a house with %d administrators: refused for %j',
  (role, count, codes) => {
    expect(refusalsToWithdraw(role, count).map(({ code }) => code)).toEqual(codes);
  },
);
