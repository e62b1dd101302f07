import type { InterestKind } from '../interests/interest-kind.js';

/**
 * How agencies are counted, by name and number. A decision keeps the reading it was made under, so
 * that changing how a panel counts later is a new reading here, and never rewrites a minute.
 */
export type QuorumReading = 'agencies-free-of-interest/1';
export const CURRENT_READING: QuorumReading = 'agencies-free-of-interest/1';

/** One person at a meeting, and what they declared about the item; undefined when nothing yet. */
export interface Attendee {
  readonly personId: string;
  readonly agencyName: string;
  readonly arrivedAt: Date;
  readonly leftAt: Date | null;
  readonly interest: InterestKind | undefined;
}

export interface Quorum {
  readonly reading: QuorumReading;
  readonly needed: number;
  /** Agencies with somebody in the room who may decide this item, by name. */
  readonly counted: readonly string[];
  /** Agencies in the room whose people all have a pecuniary interest in it. */
  readonly recused: readonly string[];
  readonly isQuorate: boolean;
}

/**
 * The quorum for one item at one moment: "5 agencies", counted as agencies and not as people.
 * - An agency counts while at least one of its people is present without a pecuniary interest in the item.
 * - Two people of one agency are one agency. One person who sits for two counts for one, the first
 *   they arrived for.
 * - Present means from the moment of arriving until, and not at, the moment of leaving.
 * - Abstaining, or an interest that isn't pecuniary, takes nobody out: they are in the room.
 */
export function quorumOf(attendees: readonly Attendee[], needed: number, at: Date): Quorum {
  const present = oneAgencyEach(attendees.filter((attendee) => isPresent(attendee, at)));
  const counted = agenciesOf(present.filter(({ interest }) => interest !== 'pecuniary'));
  const recused = agenciesOf(present).filter((agency) => !counted.includes(agency));
  return {
    reading: CURRENT_READING,
    needed,
    counted,
    recused,
    isQuorate: counted.length >= needed,
  };
}

/** "6 of 7 agencies, 5 needed; Essex Police has an interest" */
export function inWords({ counted, recused, needed }: Quorum): string {
  const present = counted.length + recused.length;
  const sentence = `${counted.length} of ${present} ${present === 1 ? 'agency' : 'agencies'}, ${needed} needed`;
  if (recused.length === 0) return sentence;
  return `${sentence}; ${listed(recused)} ${recused.length === 1 ? 'has' : 'have'} an interest`;
}

export function isPresent({ arrivedAt, leftAt }: Attendee, at: Date): boolean {
  return arrivedAt <= at && (leftAt === null || at < leftAt);
}

function oneAgencyEach(present: readonly Attendee[]): readonly Attendee[] {
  const first = new Map<string, Attendee>();
  for (const attendee of present) {
    const before = first.get(attendee.personId);
    if (!before || isEarlier(attendee, before)) first.set(attendee.personId, attendee);
  }
  return [...first.values()];
}

function isEarlier(one: Attendee, other: Attendee): boolean {
  const earlier = one.arrivedAt.getTime() - other.arrivedAt.getTime();
  return earlier < 0 || (earlier === 0 && one.agencyName < other.agencyName);
}

function agenciesOf(attendees: readonly Attendee[]): readonly string[] {
  return [...new Set(attendees.map(({ agencyName }) => agencyName))].sort();
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
