import {
  HOUSE_ROLES,
  isHouseRole,
  meaningOfRole,
  nameOfRole,
  namesOfRoles,
} from './house-roles.rules.js';
import type { RegisteredPerson } from './registered-people.queries.js';

/** Everybody, a row each. */
export function listOf(people: readonly RegisteredPerson[]): object {
  const rows = people.map(({ id, name, email, roles }) => [
    { text: name, href: `/people/${id}` },
    { text: email },
    { text: roles.length === 0 ? 'None yet' : namesOfRoles(roles) },
  ]);
  return { rows };
}

/** One person: which roles they hold, and which of them an administrator may withdraw. */
export function pageOf(person: RegisteredPerson): object {
  const roles = person.roles.map(({ id, role }) => ({
    name: nameOfRole(role),
    ...(isHouseRole(role)
      ? { meaning: meaningOfRole(role), withdrawal: `/people/${person.id}/roles/${id}/withdrawal` }
      : { meaning: 'follows from what others have done, and is changed there' }),
  }));
  return { person, roles };
}

/** The choices of a form that gives a role. */
export function roleChoices(): readonly object[] {
  return HOUSE_ROLES.map((role) => ({
    value: role,
    text: nameOfRole(role),
    hint: `Somebody who ${meaningOfRole(role)}`,
  }));
}
