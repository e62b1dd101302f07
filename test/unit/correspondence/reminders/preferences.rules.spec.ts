import { kindsFor } from '../../../../src/correspondence/reminders/preferences/preferences.rules.js';
import type { Role } from '../../../../src/kernel/role.js';

const KINDS = [
  { name: 'return', audiences: ['owing', 'coordinator', 'chair'], owingRole: 'contact' },
  { name: 'scores', audiences: ['owing'], owingRole: 'panel-member' },
  { name: 'checks', audiences: ['trustee-administrator'], owingRole: null },
  { name: 'offer', audiences: ['owing', 'coordinator'], owingRole: 'contact', isOfDecision: true },
].map((kind) => ({ isOfDecision: false, ...kind })) as Parameters<typeof kindsFor>[0];

const namesFor = (roles: readonly Role[], off: readonly string[] = []): readonly string[] =>
  kindsFor(
    KINDS,
    roles.map((role) => ({ role })),
    new Set(off),
  ).map(({ name }) => name);

it.each<[readonly Role[], readonly string[]]>([
  [['contact'], ['return']],
  [['coordinator'], ['return']],
  [['panel-member'], ['return', 'scores']], // a chair is told of late returns
  [['trustee-administrator'], ['checks']],
  [
    ['contact', 'trustee-administrator'],
    ['return', 'checks'],
  ],
  [['observer'], []],
])('%j choose among %j', (roles, names) => {
  expect(namesFor(roles)).toEqual(names);
});

it('shows what somebody has turned off, whatever they are now; an offer never', () => {
  expect(namesFor(['observer'], ['scores', 'offer'])).toEqual(['scores']);
});
