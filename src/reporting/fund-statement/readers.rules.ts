import type { HeldRole, Role } from '../../kernel/role.js';

const SEE_EVERY_FUND: ReadonlySet<Role> = new Set([
  'trustee-administrator',
  'coordinator',
  'observer',
]);

/** Whether somebody may read a fund's statement: its own funder may, another funder may not. */
export function mayReadFund(roles: readonly HeldRole[], fundId: string): boolean {
  return roles.some(
    ({ role, subjectId }) =>
      SEE_EVERY_FUND.has(role) || (role === 'funder-contact' && subjectId === fundId),
  );
}
