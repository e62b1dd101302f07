import type { HeldRole, Role } from '../../kernel/role.js';
import type { FileReader } from '../../platform/files/scanning/scan.rules.js';

const STAFF: readonly Role[] = ['coordinator', 'trustee-administrator', 'observer'];

/**
 * As what somebody reads the files of a paper: whoever sits on the panel reads as its member, whatever
 * else they are. Undefined for those to whom there is no paper.
 */
export function paperReader(
  roles: readonly HeldRole[],
  isMember: boolean,
): Extract<FileReader, 'panel' | 'staff'> | undefined {
  if (isMember) return 'panel';
  return roles.some(({ role }) => STAFF.includes(role)) ? 'staff' : undefined;
}
