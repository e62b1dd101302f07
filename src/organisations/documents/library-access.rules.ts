import type { FileReader } from '../../platform/files/scanning/scan.rules.js';
import type { Role } from '../../kernel/role.js';
import { isSealedKind, type DocumentKind } from './document-kinds.rules.js';

/** A role that a person holds, and about what. */
interface Held {
  readonly role: Role;
  readonly subjectId: string | null;
}

/** Staff who read every organisation's library. */
export const LIBRARY_STAFF = ['coordinator', 'trustee-administrator', 'observer'] as const;

/**
 * What somebody is to an organisation's library; undefined for everybody to whom it is not there:
 * other organisations, funders, panel members.
 */
export function libraryReader(
  roles: readonly Held[],
  organisationId: string,
): FileReader | undefined {
  if (roles.some(({ role, subjectId }) => role === 'contact' && subjectId === organisationId)) {
    return 'own';
  }
  return roles.some(({ role }) => LIBRARY_STAFF.some((staff) => staff === role))
    ? 'staff'
    : undefined;
}

/** Papers that show an account are for those whose it is, and for those who pay into it. */
export function mayOpenKind(
  roles: readonly Held[],
  organisationId: string,
  kind: DocumentKind,
): boolean {
  const reader = libraryReader(roles, organisationId);
  if (!isSealedKind(kind)) return reader !== undefined;
  return reader === 'own' || roles.some(({ role }) => role === 'trustee-administrator');
}
