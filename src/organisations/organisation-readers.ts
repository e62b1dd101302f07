import { holds, type SignedInPerson } from '../platform/access/signed-in.decorator.js';

/** Who reads about every organisation; its contacts read about their own. */
const ORGANISATION_READERS = ['coordinator', 'trustee-administrator', 'observer'] as const;

export function readsOrganisation(person: SignedInPerson, organisationId: string): boolean {
  return (
    holds(person, 'contact', organisationId) ||
    ORGANISATION_READERS.some((role) => holds(person, role))
  );
}
