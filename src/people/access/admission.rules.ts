import { SECOND_FACTOR_ROLES, type Admitted, type HeldRole } from '../../kernel/role.js';

export type Admission = 'admit' | 'sign-in' | 'second-factor' | 'refuse';

/**
 * Whether a door opens. `roles` is undefined when nobody is signed in. A role that needs the second
 * factor counts only in a session that has shown one; other roles of the same person count at once.
 */
export function admissionOf(
  admitted: readonly Admitted[],
  roles: readonly HeldRole[] | undefined,
  hasSecondFactor: boolean,
): Admission {
  if (admitted.includes('anyone')) return 'admit';
  if (admitted.length === 0) return 'refuse';
  if (!roles) return 'sign-in';
  if (admitted.includes('signed-in')) return 'admit';
  const fitting = roles.filter(({ role }) => admitted.includes(role));
  if (fitting.length === 0) return 'refuse';
  return rolesThatCount(fitting, hasSecondFactor).length > 0 ? 'admit' : 'second-factor';
}

/**
 * The roles a person may use now. Without the second factor those that need it are left out, so that
 * a door which admits by another role shows nothing that is seen by these.
 */
export function rolesThatCount(
  roles: readonly HeldRole[],
  hasSecondFactor: boolean,
): readonly HeldRole[] {
  return roles.filter(({ role }) => hasSecondFactor || !SECOND_FACTOR_ROLES.has(role));
}

/**
 * The roles a person has at this door. Opening a page writes nothing, so a contact who only reads is
 * let in as any other is; whatever is sent finds no contact in them. A second signatory may certify.
 */
export function rolesAtDoor(roles: readonly HeldRole[], isOpening: boolean): readonly HeldRole[] {
  return roles.flatMap((held): readonly HeldRole[] => {
    const { role, subjectId, capacity } = held;
    if (role !== 'contact') return [held];
    const asContact = isOpening || capacity === 'lead' || capacity === 'editor' ? [held] : [];
    return capacity === 'second-signatory'
      ? [...asContact, { role: 'second-signatory', subjectId }]
      : asContact;
  });
}

/** True when something the person may do needs the second factor, so that it is asked for at sign-in. */
export function needsSecondFactor(roles: readonly HeldRole[]): boolean {
  return roles.some(({ role }) => SECOND_FACTOR_ROLES.has(role));
}
