import { formatMoment, formatTimeOfDay } from '../../kernel/london.js';
import type { Presence, InterestAtMeeting } from '../../panels/meetings/attendance.queries.js';
import type { RecordedDecision } from '../decision/decision-records.queries.js';
import { itemOf, resultOf, type BidInMinutes, type SeatedThatDay } from './minute-item.rules.js';
import { listed } from './minute-words.rules.js';

/** What can be amended as one: a list, or what was decided on a bid. */
export interface MinuteEntry {
  /** Within its minutes: `present`, `item-3`. */
  readonly key: string;
  /** `3`, `D1`; null for what has none. */
  readonly number: string | null;
  /** The bid it is about: to whom that is shut, this is its number and nothing else. Null when it is about none. */
  readonly applicationId: string | null;
  readonly heading: string;
  readonly lines: readonly string[];
}

interface MinutesSection {
  readonly heading: string;
  readonly entries: readonly MinuteEntry[];
}

/** The minutes of a meeting in words. They have no sums over bids, from which one could be worked out. */
export interface MinutesText {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly MinutesSection[];
}

/** Something done at this meeting to the minutes of an earlier one. */
export interface EarlierMinutes {
  readonly heldAt: Date;
  /** `Confirmed as amended.` */
  readonly words: string;
}

export interface MinutesFacts {
  readonly meeting: {
    readonly panelName: string;
    readonly roundTitle: string;
    readonly startsAt: Date;
    readonly place: string;
  };
  readonly presences: readonly Presence[];
  readonly seated: readonly SeatedThatDay[];
  readonly interests: readonly InterestAtMeeting[];
  /** By the application's id. */
  readonly bids: ReadonlyMap<string, BidInMinutes>;
  /** Made at this meeting, in that order. */
  readonly decisions: readonly RecordedDecision[];
  /** Put to the agencies between the meeting before and this one. */
  readonly urgent: readonly RecordedDecision[];
  /** Recommended earlier, and answered between the meeting before and this one. */
  readonly answered: readonly RecordedDecision[];
  readonly earlier: readonly EarlierMinutes[];
}

/**
 * The minutes, from the record and from nothing else. Every decision of the meeting is an item of its own, numbered
 * from 1 without a gap in the order in which they were made; so is one that was not carried or put off.
 */
export function minutesOf(facts: MinutesFacts): MinutesText {
  const { meeting } = facts;
  const sections: readonly MinutesSection[] = [
    { heading: 'Present', entries: [entry('present', presentOf(facts))] },
    { heading: 'Apologies', entries: [entry('apologies', apologiesOf(facts))] },
    { heading: 'Minutes of earlier meetings', entries: earlierOf(facts) },
    { heading: 'Declarations of interest', entries: interestsOf(facts) },
    {
      heading: 'Decided between meetings, and reported',
      entries: facts.urgent.map((decision, index) => reported('R', index, decision, facts)),
    },
    {
      heading: 'What became of earlier recommendations',
      entries: facts.answered.map((decision, index) => reported('E', index, decision, facts)),
    },
    {
      heading: 'Decisions',
      entries: facts.decisions.map((decision, index) => ({
        ...about('', index, decision.applicationId, facts),
        key: `item-${index + 1}`,
        lines: itemOf(decision, bidOf(facts, decision.applicationId), facts),
      })),
    },
  ];
  return {
    title: `Minutes of the ${meeting.panelName}`,
    subtitle: `${meeting.roundTitle}: ${formatMoment(meeting.startsAt)}, ${meeting.place}`,
    sections: sections.filter(({ entries }) => entries.length > 0),
  };
}

/** "Essex Police: Owen Bright, vice chair, from 2pm to 3:10pm", by agency. Who came back has both times. */
function presentOf({ presences, seated }: MinutesFacts): readonly string[] {
  if (presences.length === 0) return ['Nobody.'];
  const people = new Map<string, Presence[]>();
  for (const presence of presences) {
    const key = `${presence.agencyName}/${presence.personId}`;
    people.set(key, [...(people.get(key) ?? []), presence]);
  }
  return [...people.values()].map((spells) => {
    const [{ personId, personName, agencyName, standsForName }] = spells as [Presence];
    const seat = seated.find((one) => one.personId === personId);
    return [`${agencyName}: ${personName}`, ...asWhat(seat, standsForName), whenOf(spells)].join(
      ', ',
    );
  });
}

function asWhat(seat: SeatedThatDay | undefined, standsFor: string | null): readonly string[] {
  if (standsFor !== null) {
    return [`${seat?.isDeputy === true ? 'deputy of' : 'substitute for'} ${standsFor}`];
  }
  if (seat === undefined || seat.office === 'member') return [];
  return [seat.office === 'chair' ? 'chair' : 'vice chair'];
}

function whenOf(spells: readonly Presence[]): string {
  const inWords = [...spells]
    .sort((one, other) => one.arrivedAt.getTime() - other.arrivedAt.getTime())
    .map(({ arrivedAt, leftAt }) => {
      const from = `from ${formatTimeOfDay(arrivedAt)}`;
      return leftAt === null ? from : `${from} to ${formatTimeOfDay(leftAt)}`;
    });
  return listed(inWords);
}

/** Members who were not there, each with who came for them. Deputies are not expected. */
function apologiesOf({ presences, seated }: MinutesFacts): readonly string[] {
  const missing = seated.filter(
    ({ personId, isDeputy }) =>
      !isDeputy && !presences.some((presence) => presence.personId === personId),
  );
  if (missing.length === 0) return ['None.'];
  return missing.map(({ personName, agencyName }) => {
    const standIns = presences.filter(
      (one) => one.standsForName === personName && one.agencyName === agencyName,
    );
    const names = [...new Set(standIns.map((one) => one.personName))];
    return `${agencyName}: ${personName}${names.length === 0 ? '' : `, for whom ${listed(names)} came`}`;
  });
}

function earlierOf({ earlier }: MinutesFacts): readonly MinuteEntry[] {
  if (earlier.length === 0) return [];
  return [
    entry(
      'earlier',
      earlier.map(({ heldAt, words }) => `${formatMoment(heldAt)}: ${words}`),
    ),
  ];
}

/**
 * Who said they have an interest in which of the bids that the meeting dealt with, and of what kind; not why, which
 * is between them and the record.
 */
function interestsOf(facts: MinutesFacts): readonly MinuteEntry[] {
  const dealtWith = [...facts.decisions, ...facts.urgent, ...facts.answered];
  const declared = facts.interests.filter(({ kind }) => kind !== 'none');
  const ids = [...facts.bids.keys()].filter((id) =>
    [dealtWith, declared].every((some) => some.some(({ applicationId }) => applicationId === id)),
  );
  if (ids.length === 0) return [entry('interests', ['None.'])];
  return ids.map((id, index) => ({
    ...about('D', index, id, facts),
    lines: declared
      .filter(({ applicationId }) => applicationId === id)
      .map(({ personId, kind }) => {
        const who = facts.presences.find((one) => one.personId === personId);
        const name = who ? `${who.personName}, ${who.agencyName}` : 'A member';
        return `${name}: ${KINDS[kind]}`;
      })
      .sort(),
  }));
}

const KINDS: Readonly<Record<InterestAtMeeting['kind'], string>> = {
  none: 'no interest',
  pecuniary: 'a disclosable pecuniary interest, and left for this item',
  'other-registerable': 'another registerable interest, and stayed',
  'non-registerable': 'a non-registerable interest, and stayed',
};

function reported(
  letter: 'R' | 'E',
  index: number,
  decision: RecordedDecision,
  facts: MinutesFacts,
): MinuteEntry {
  return {
    ...about(letter, index, decision.applicationId, facts),
    lines: resultOf(decision, bidOf(facts, decision.applicationId)),
  };
}

function about(
  letter: string,
  index: number,
  applicationId: string,
  facts: MinutesFacts,
): Omit<MinuteEntry, 'lines'> {
  const { reference, title, organisationName } = bidOf(facts, applicationId);
  const number = `${letter}${index + 1}`;
  const heading = `${reference}: ${title}, ${organisationName}`;
  return { key: number.toLowerCase(), number, applicationId, heading };
}

function bidOf({ bids }: MinutesFacts, applicationId: string): BidInMinutes {
  const bid = bids.get(applicationId);
  if (!bid) throw new Error(`The minutes know no application ${applicationId}`);
  return bid;
}

function entry(key: string, lines: readonly string[]): MinuteEntry {
  return { key, number: null, applicationId: null, heading: '', lines };
}
