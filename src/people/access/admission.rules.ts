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
  if (hasSecondFactor || fitting.some(({ role }) => !SECOND_FACTOR_ROLES.has(role))) return 'admit';
  return 'second-factor';
}

/** True when something the person may do needs the second factor, so that it is asked for at sign-in. */
export function needsSecondFactor(roles: readonly HeldRole[]): boolean {
  return roles.some(({ role }) => SECOND_FACTOR_ROLES.has(role));
}
