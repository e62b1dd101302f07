import fc from 'fast-check';
import {
  SECOND_FACTOR_ROLES,
  type Admitted,
  type HeldRole,
  type Role,
} from '../../../src/kernel/role.js';
import {
  admissionOf,
  needsSecondFactor,
  rolesAtDoor,
  rolesThatCount,
} from '../../../src/people/access/admission.rules.js';

const held = (...roles: readonly Role[]): readonly HeldRole[] =>
  roles.map((role) => ({ role, subjectId: null }));

it.each<[string, readonly Admitted[], readonly HeldRole[] | undefined, boolean, string]>([
  ['a door without a rule is shut to a visitor', [], undefined, false, 'refuse'],
  ['and to an administrator', [], held('administrator'), true, 'refuse'],
  ['a public door admits a visitor', ['anyone'], undefined, false, 'admit'],
  ['and somebody whose second factor is missing', ['anyone'], held('coordinator'), false, 'admit'],
  ['another asks a visitor to sign in', ['coordinator'], undefined, false, 'sign-in'],
  ['one for all who are signed in asks too', ['signed-in'], undefined, false, 'sign-in'],
  ['and admits somebody without a role', ['signed-in'], held(), false, 'admit'],
  ['a role that is not admitted is refused', ['coordinator'], held('observer'), true, 'refuse'],
  ['a contact needs no second factor', ['contact'], held('contact'), false, 'admit'],
  ['a coordinator does', ['coordinator'], held('coordinator'), false, 'second-factor'],
  ['and comes in with it', ['coordinator'], held('coordinator'), true, 'admit'],
  [
    'the role that needs none is enough where both are admitted',
    ['contact', 'coordinator'],
    held('contact', 'coordinator'),
    false,
    'admit',
  ],
])('%s', (_, admitted, roles, hasSecondFactor, admission) => {
  expect(admissionOf(admitted, roles, hasSecondFactor)).toBe(admission);
});

const role = fc.constantFrom<Role>(
  'contact',
  'panel-member',
  'coordinator',
  'trustee-administrator',
  'funder-contact',
  'observer',
  'administrator',
);
const roles = fc.uniqueArray(role).map((some) => held(...some));
const restricted = fc.uniqueArray(role, { minLength: 1 });

it('admits to a restricted door nobody who holds none of its roles', () => {
  fc.assert(
    fc.property(restricted, roles, fc.boolean(), (admitted, holding, hasSecondFactor) => {
      const isAdmitted = admissionOf(admitted, holding, hasSecondFactor) === 'admit';
      const usable = rolesThatCount(holding, hasSecondFactor);
      expect(isAdmitted).toBe(usable.some((one) => admitted.includes(one.role)));
    }),
  );
});

it('counts no role that needs the second factor without it, and every role with it', () => {
  fc.assert(
    fc.property(roles, (holding) => {
      const counted = rolesThatCount(holding, false);
      expect(counted.some((one) => SECOND_FACTOR_ROLES.has(one.role))).toBe(false);
      expect(rolesThatCount(holding, true)).toEqual(holding);
      expect(needsSecondFactor(holding)).toBe(counted.length < holding.length);
    }),
  );
});

it('asks for a second factor only where showing it opens the door', () => {
  fc.assert(
    fc.property(restricted, roles, (admitted, holding) => {
      fc.pre(admissionOf(admitted, holding, false) === 'second-factor');
      expect(admissionOf(admitted, holding, true)).toBe('admit');
    }),
  );
});

describe('somebody who acts for an organisation', () => {
  const contact = (capacity: 'lead' | 'editor' | 'reader' | 'second-signatory'): HeldRole => ({
    role: 'contact',
    subjectId: 'club',
    capacity,
  });

  it.each(['lead', 'editor'] as const)('as a %s opens and sends', (capacity) => {
    expect(rolesAtDoor([contact(capacity)], true)).toEqual([contact(capacity)]);
    expect(rolesAtDoor([contact(capacity)], false)).toEqual([contact(capacity)]);
  });

  it('as a reader opens, and sends nothing', () => {
    expect(rolesAtDoor([contact('reader')], true)).toEqual([contact('reader')]);
    expect(rolesAtDoor([contact('reader')], false)).toEqual([]);
  });

  it('as a second signatory opens, and sends a certificate only', () => {
    const signatory = { role: 'second-signatory', subjectId: 'club' };
    const both = [contact('second-signatory'), signatory];
    expect(rolesAtDoor([contact('second-signatory')], true)).toEqual(both);
    expect(rolesAtDoor([contact('second-signatory')], false)).toEqual([signatory]);
  });

  it('without a capacity sends nothing, and every other role stays as it is', () => {
    const others = held('coordinator', 'funder-contact');
    expect(rolesAtDoor([...others, ...held('contact')], false)).toEqual(others);
  });
});
