import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  type LondonDate,
} from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { ElectedOffice } from './office-term.entity.js';

/** A term of an office, past or present. */
export interface Term {
  readonly personId: string;
  readonly personName: string;
  readonly office: ElectedOffice;
  readonly electedOn: LondonDate;
  /** The last day. Before `electedOn` when it was ended on the day of the election. */
  readonly endsOn: LondonDate;
}

export interface ElectionFacts {
  readonly office: ElectedOffice;
  readonly personId: string;
  readonly personName: string;
  readonly electedOn: LondonDate;
  readonly today: LondonDate;
  /** Whether they have a seat of their own today: a deputy has not. */
  readonly isMember: boolean;
  /** All terms of this panel's offices, in any order. */
  readonly terms: readonly Term[];
}

/** A chair is warned so many days before the year ends. */
const WARNED_DAYS = 30;
const YEAR = 12;
const MOST_YEARS = 2;

export const OFFICE_WORDS: Readonly<Record<ElectedOffice, string>> = {
  chair: 'chair',
  'vice-chair': 'vice chair',
};

/** Every reason why this election can't be recorded. */
export function refusalsToElect(facts: ElectionFacts): readonly Refusal[] {
  const { office, personName, electedOn, today, isMember, terms } = facts;
  const refusals: Refusal[] = [];
  const no = (code: string, field: string, message: string): void => {
    refusals.push({ code, field, message });
  };
  if (!isMember) no('not-a-member', 'personId', 'Choose a member with a seat on the panel');
  if (electedOn > today) {
    no('not-elected-yet', 'electedOn', 'Record an election on the day it was held, or later');
  }
  const since = terms.find(
    (term) =>
      (term.office === office || term.personId === facts.personId) &&
      term.electedOn >= electedOn &&
      term.endsOn >= term.electedOn,
  );
  if (since) {
    no(
      'elected-since',
      'electedOn',
      `${since.personName} was elected ${OFFICE_WORDS[since.office]} on ${formatDate(since.electedOn)}: enter a later day`,
    );
  }
  const limit = limitOf(facts);
  if (limit && limit.until <= electedOn) {
    no(
      'two-years-over',
      'personId',
      `${personName} has chaired since ${formatDate(limit.since)}, and nobody chairs for more than two consecutive years. Another person is needed, or a year’s break: until ${formatDate(limit.freeFrom)}`,
    );
  }
  return refusals;
}

/** The last day of a term that begins with this election: a year, or less when two years of the chair are over. */
export function lastDayOf(facts: ElectionFacts): LondonDate {
  const year = addMonths(facts.electedOn, YEAR);
  const until = limitOf(facts)?.until ?? year;
  return addDays(until < year ? until : year, -1);
}

/** Whether the chair may be elected again when this term ends. */
export function mayStandAgain(term: Term, terms: readonly Term[]): boolean {
  const electedOn = addDays(term.endsOn, 1);
  const limit = limitOf({ ...term, electedOn, terms });
  return limit === undefined || limit.until > electedOn;
}

/**
 * Since when they have chaired without a year's break, and until when they may. Undefined for who hasn't, and for
 * a vice chair. Terms less than a year apart are consecutive, so that nobody chairs for ever by standing down for
 * a meeting. Source: terms of reference of the One Colchester partnership, March 2023, Appendix A: "elected
 * annually for a maximum of 2 consecutive years".
 */
function limitOf({
  office,
  personId,
  electedOn,
  terms,
}: Pick<ElectionFacts, 'office' | 'personId' | 'electedOn' | 'terms'>):
  | { readonly since: LondonDate; readonly until: LondonDate; readonly freeFrom: LondonDate }
  | undefined {
  if (office !== 'chair') return undefined;
  const own = terms
    .filter((term) => term.office === 'chair' && term.personId === personId)
    .filter((term) => term.electedOn < electedOn && term.endsOn >= term.electedOn)
    .sort((one, other) => (one.electedOn < other.electedOn ? 1 : -1));
  const [last] = own;
  if (!last) return undefined;
  let since = electedOn;
  for (const term of own) {
    if (afterABreak(term) <= since) break;
    since = term.electedOn;
  }
  if (since === electedOn) return undefined;
  return { since, until: addMonths(since, YEAR * MOST_YEARS), freeFrom: afterABreak(last) };
}

function afterABreak({ endsOn }: Term): LondonDate {
  return addMonths(addDays(endsOn, 1), YEAR);
}

/** What the panel has to do about its chair: elect before the year ends, or because nobody is. Undefined when nothing. */
export function chairWarning(
  terms: readonly Term[],
  viceChair: string | undefined,
  today: LondonDate,
): string | undefined {
  const chairs = terms.filter(({ office }) => office === 'chair');
  const holder = chairs.find(({ electedOn, endsOn }) => electedOn <= today && today <= endsOn);
  if (holder) {
    if (!isEndingSoon(holder, today)) return undefined;
    const again = mayStandAgain(holder, terms)
      ? 'They may be elected once more.'
      : 'They have chaired for two consecutive years, so another person is needed.';
    return `${holder.personName}’s year as chair ends on ${formatDate(holder.endsOn)}. ${again}`;
  }
  const last = [...chairs].sort((one, other) => (one.endsOn < other.endsOn ? 1 : -1))[0];
  const acting = viceChair === undefined ? '' : ` ${viceChair} acts as vice chair.`;
  return last
    ? `Nobody has chaired since ${formatDate(last.endsOn)}: the panel needs an election.${acting}`
    : `The panel has not elected a chair yet.${acting}`;
}

/** Within the days in which the chair and the coordinator are told beforehand. */
export function isEndingSoon({ endsOn }: Pick<Term, 'endsOn'>, today: LondonDate): boolean {
  return today <= endsOn && daysBetween(today, endsOn) <= WARNED_DAYS;
}
