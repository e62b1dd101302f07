import type { Office } from '../membership/seat.entity.js';
import { isPresent, type Attendee } from './quorum.rules.js';

/** Somebody at a meeting, by name. */
export interface NamedAttendee extends Attendee {
  readonly personName: string;
}

/** Who takes the chair for one item. */
export interface ChairOfItem {
  /** The chair; where they can't, the vice chair. Undefined when neither is here and free of an interest. */
  readonly holder: Candidate | undefined;
  /** The chair or vice chair who handed the item on, having an interest in it; by name, the chair first. */
  readonly aside: readonly string[];
  /** Neither can take it, one of them for an interest: then the members who are here choose one of themselves. */
  readonly mustChoose: boolean;
  /** Of whom they may choose: here, for an agency that may decide the item. By name. */
  readonly candidates: readonly Candidate[];
}

interface Candidate {
  readonly personId: string;
  readonly name: string;
}

export interface ChairFacts {
  /** Everybody who is or was at the meeting, with their interest in the item. */
  readonly attendees: readonly NamedAttendee[];
  /** Who holds an office on the panel today, by the person's id. */
  readonly offices: ReadonlyMap<string, Office>;
  /** Agencies that may decide the item, by name. */
  readonly mayDecide: readonly string[];
  readonly now: Date;
}

/** A chair with a pecuniary interest hands the item to the vice chair; whoever is away simply isn't there. */
export function chairOfItem({ attendees, offices, mayDecide, now }: ChairFacts): ChairOfItem {
  const candidates = distinct(
    attendees.filter(
      (one) =>
        isPresent(one, now) && one.interest !== 'pecuniary' && mayDecide.includes(one.agencyName),
    ),
  );
  const inOffice = (office: Office): readonly Candidate[] =>
    distinct(attendees).filter(({ personId }) => offices.get(personId) === office);
  const holders = [...inOffice('chair'), ...inOffice('vice-chair')];
  const holder = holders.find(({ personId }) =>
    candidates.some((one) => one.personId === personId),
  );
  const before = holder ? holders.slice(0, holders.indexOf(holder)) : holders;
  const aside = before
    .filter(({ personId }) =>
      attendees.some((one) => one.personId === personId && one.interest === 'pecuniary'),
    )
    .map(({ name }) => name);
  return {
    ...{ holder, aside, candidates },
    mustChoose: holder === undefined && aside.length > 0,
  };
}

/** "Tom Adeyemi is in the chair, as Helen Marsh has an interest"; undefined where nothing is out of the ordinary. */
export function chairInWords({ holder, aside, mustChoose }: ChairOfItem): string | undefined {
  if (aside.length === 0) return undefined;
  const why = `${aside.join(' and ')} ${aside.length === 1 ? 'has' : 'have'} an interest`;
  if (mustChoose) return `${why}: the members here choose who takes the chair`;
  return holder && `${holder.name} is in the chair, as ${why}`;
}

/** Each person once, by name: who came back, or sits for two agencies, is there several times. */
function distinct(attendees: readonly NamedAttendee[]): readonly Candidate[] {
  const names = new Map(attendees.map(({ personId, personName }) => [personId, personName]));
  return [...names]
    .map(([personId, name]) => ({ personId, name }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
