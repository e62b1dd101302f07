/**
 * What a person may be. One person may be several at once; a role may be about one thing only
 * (a contact of this organisation, a member of that panel), named by its subject.
 */
export type Role =
  | 'contact'
  | 'panel-member'
  | 'coordinator'
  | 'trustee-administrator'
  | 'funder-contact'
  | 'observer'
  | 'administrator';

/** Who moves money, decides or administers proves it with a second factor. */
export const SECOND_FACTOR_ROLES: ReadonlySet<Role> = new Set([
  'panel-member',
  'coordinator',
  'trustee-administrator',
  'administrator',
]);

/** A role a person holds, and the id of what it is about; null when it is about the whole house. */
export interface HeldRole {
  readonly role: Role;
  readonly subjectId: string | null;
}

/** Whom a door admits. */
export type Admitted = Role | 'anyone' | 'signed-in';
