import type { InterestKind } from '../interests/interest-kind.js';
import type { Sector } from '../membership/agency.entity.js';
import type { PanelRule } from '../rule/panel-rule.js';

/**
 * How agencies are counted, by name and number. A decision keeps the reading it was made under, so
 * that counting differently later is a new reading here, and never rewrites a minute.
 */
export type QuorumReading = 'agencies-free-of-interest/2';
export const CURRENT_READING: QuorumReading = 'agencies-free-of-interest/2';

/** One person at a meeting, and what they declared about the item; undefined when nothing yet. */
export interface Attendee {
  readonly personId: string;
  readonly agencyName: string;
  readonly sector: Sector;
  readonly arrivedAt: Date;
  readonly leftAt: Date | null;
  readonly interest: InterestKind | undefined;
}

/** What about the item takes agencies out of it, whoever they send. */
export interface OfItem {
  /** Agencies that are the applicant themselves, or otherwise out of it as a whole, by name. */
  readonly recusedAgencies: readonly string[];
  /** Agencies that have abstained. Undefined before a vote: nobody has yet. */
  readonly abstaining?: readonly string[];
}

export type QuorumRule = Pick<
  PanelRule,
  'quorumAgencies' | 'sectorsRequired' | 'doAbstentionsCount'
>;

export interface Quorum {
  readonly reading: QuorumReading;
  readonly needed: number;
  /** Agencies that make the quorum for this item, by name. */
  readonly counted: readonly string[];
  /** Agencies in the room that may not decide it: they, or all they sent, have a pecuniary interest. */
  readonly recused: readonly string[];
  /** Agencies that abstained, where the rule doesn't count them. */
  readonly abstained: readonly string[];
  /** Sectors of which the rule wants an agency, and none counts. */
  readonly missingSectors: readonly Sector[];
  readonly isQuorate: boolean;
}

/**
 * The quorum for one item at one moment: "5 agencies", counted as agencies and not as people.
 * - An agency counts while at least one of its people is present without a pecuniary interest in the item,
 *   unless the agency as a whole is recused.
 * - Two people of one agency are one agency. One person who sits for two counts for one, the first
 *   they arrived for.
 * - Present means from the moment of arriving until, and not at, the moment of leaving.
 * - An interest that isn't pecuniary takes nobody out. Abstaining does only where the panel's rule says so.
 * Source: terms of reference of the One Colchester partnership, March 2023, Appendix A.
 */
export function quorumOf(
  attendees: readonly Attendee[],
  rule: QuorumRule,
  at: Date,
  { recusedAgencies, abstaining = [] }: OfItem,
): Quorum {
  const present = oneAgencyEach(attendees.filter((attendee) => isPresent(attendee, at)));
  const free = present.filter(
    ({ interest, agencyName }) => interest !== 'pecuniary' && !recusedAgencies.includes(agencyName),
  );
  const mayDecide = agenciesOf(free);
  const recused = agenciesOf(present).filter((agency) => !mayDecide.includes(agency));
  const isOut = (agency: string): boolean =>
    !rule.doAbstentionsCount && abstaining.includes(agency);
  const counting = free.filter(({ agencyName }) => !isOut(agencyName));
  return {
    ...quorumFrom(counting, rule),
    recused,
    abstained: mayDecide.filter(isOut),
  };
}

/** The rule applied to agencies that count already, each of which may come several times. */
export function quorumFrom(
  counting: readonly { readonly agencyName: string; readonly sector: Sector }[],
  { quorumAgencies, sectorsRequired }: QuorumRule,
): Quorum {
  const counted = agenciesOf(counting);
  const missingSectors = sectorsRequired.filter(
    (sector) => !counting.some((agency) => agency.sector === sector),
  );
  return {
    reading: CURRENT_READING,
    needed: quorumAgencies,
    counted,
    recused: [],
    abstained: [],
    missingSectors,
    isQuorate: counted.length >= quorumAgencies && missingSectors.length === 0,
  };
}

/** "6 of 7 agencies, 5 needed; Essex Police has an interest; no commercial agency" */
export function inWords({ counted, recused, abstained, needed, missingSectors }: Quorum): string {
  const present = counted.length + recused.length + abstained.length;
  return [
    `${counted.length} of ${present} ${present === 1 ? 'agency' : 'agencies'}, ${needed} needed`,
    ...(recused.length === 0
      ? []
      : [`${listed(recused)} ${recused.length === 1 ? 'has' : 'have'} an interest`]),
    ...(abstained.length === 0 ? [] : [`${listed(abstained)} abstained`]),
    ...missingSectors.map((sector) => `no ${sector} agency`),
  ].join('; ');
}

export function isPresent(
  { arrivedAt, leftAt }: Pick<Attendee, 'arrivedAt' | 'leftAt'>,
  at: Date,
): boolean {
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

function agenciesOf(attendees: readonly { readonly agencyName: string }[]): readonly string[] {
  return [...new Set(attendees.map(({ agencyName }) => agencyName))].sort();
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
