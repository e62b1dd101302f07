import type { Member } from '../membership/seats.queries.js';
import type { Presence } from './attendance.queries.js';
import type { NamedSubstitute } from './substitutes/substitutes.queries.js';

/** Who could still come, as boxes to tick: members, deputies and substitutes, by agency. */
export function absentOf(
  members: readonly Member[],
  substitutes: readonly NamedSubstitute[],
  here: readonly Presence[],
): readonly { readonly value: string; readonly text: string }[] {
  const coming = [
    ...members.map(({ deputyOfName, ...member }) => ({
      ...member,
      as: deputyOfName === null ? '' : `, deputy of ${deputyOfName}`,
    })),
    ...substitutes.map((one) => ({ ...one, as: `, substitute for ${one.memberName}` })),
  ];
  return coming
    .filter(({ personId }) => !here.some((presence) => presence.personId === personId))
    .map(({ personId, personName, agencyName, as }) => ({
      value: personId,
      text: `${agencyName}: ${personName}${as}`,
    }))
    .sort((one, other) => one.text.localeCompare(other.text, 'en-GB'));
}
