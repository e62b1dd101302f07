/**
 * What a person may be. One person may be several at once; a role may be about one thing only
 * (a contact of this organisation, a member of that panel), named by its subject.
 */
export type Role =
  | 'contact'
  | 'second-signatory'
  | 'panel-member'
  | 'substitute'
  | 'coordinator'
  | 'trustee-administrator'
  | 'funder-contact'
  | 'observer'
  | 'administrator';

/**
 * In what capacity a contact acts for their organisation. A lead writes, and says who else may act; an
 * editor writes; a reader reads; a second signatory reads, and certifies what another submits.
 */
export const CAPACITIES = ['lead', 'editor', 'second-signatory', 'reader'] as const;

export type Capacity = (typeof CAPACITIES)[number];

/** Who moves money, decides or administers proves it with a second factor. */
export const SECOND_FACTOR_ROLES: ReadonlySet<Role> = new Set([
  'panel-member',
  'substitute',
  'coordinator',
  'trustee-administrator',
  'administrator',
]);

/** A role a person holds, and the id of what it is about; null when it is about the whole house. */
export interface HeldRole {
  readonly role: Role;
  readonly subjectId: string | null;
  /** A contact's. */
  readonly capacity?: Capacity;
}

/** Whom a door admits. */
export type Admitted = Role | 'anyone' | 'signed-in';
