import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

/** What a check came to. One that nobody has made yet has none. */
export const OUTCOMES = {
  passed: { text: 'Passed', colour: 'green' },
  problem: { text: 'Problem', colour: 'red' },
  'does-not-apply': { text: 'Does not apply', colour: 'grey' },
} as const;

export type Outcome = keyof typeof OUTCOMES;

export const outcomes = Object.keys(OUTCOMES) as readonly Outcome[];

/**
 * Where a check stands today. `expired`: it was made, and its last day is past. `not-yet` also for one
 * that was about an account which has changed since.
 */
export type Standing = 'not-yet' | 'expired' | Outcome;

/** The checks of the organisation itself: made once, they serve every application until they expire. */
export const ORGANISATION_CHECKS = {
  registration: {
    text: 'Registration',
    question: 'Is it what it says it is, on the register that it names, and in good standing?',
    months: 12,
  },
  'governing-document': {
    text: 'Governing document',
    question: 'Has it a constitution or rules that fit what it asks for, adopted and signed?',
    months: 36,
  },
  signatories: {
    text: 'Two unrelated signatories',
    question: 'Are there two people, neither related nor of one household, who sign for it?',
    months: 12,
  },
  accounts: {
    text: 'Accounts',
    question: 'Are its latest accounts there, approved, and do they add up?',
    months: 12,
  },
  safeguarding: {
    text: 'Safeguarding',
    question: 'Has it a safeguarding policy that somebody has looked at within three years?',
    months: 12,
  },
  'bank-details': {
    text: 'Bank details',
    question: 'Have two people verified the account that it is paid into?',
    months: 12,
  },
} as const;

export type OrganisationCheckKind = keyof typeof ORGANISATION_CHECKS;

/** What is recorded of any check. */
export interface CheckGiven {
  readonly outcome: Outcome;
  /** What was found; '' when there is nothing to say. */
  readonly note: string;
  /** Where somebody looked, by hand: an address on the web, or words; '' when nowhere. */
  readonly source: string;
  /** The day they looked; null when nowhere. */
  readonly sourceOn: LondonDate | null;
}

export interface CheckFacts extends CheckGiven {
  /** A paper, a register's answer, or something the house knows by itself. */
  readonly hasOtherEvidence: boolean;
  /** Its last day; null for one that does not expire. */
  readonly expiresOn: LondonDate | null;
  readonly today: LondonDate;
}

/** Every reason why a check can't be recorded as it stands. */
export function refusalsToCheck(facts: CheckFacts): readonly Refusal[] {
  const { outcome, note, source, sourceOn, hasOtherEvidence, expiresOn, today } = facts;
  const refusals: Refusal[] = [];
  if (outcome === 'passed' && source === '' && !hasOtherEvidence) {
    refusals.push({
      code: 'check-without-evidence',
      field: 'source',
      message: 'Say where you looked, or add what shows that it passes',
    });
  }
  if (outcome !== 'passed' && note === '') {
    refusals.push({
      code: 'check-unexplained',
      field: 'note',
      message: outcome === 'problem' ? 'Say what the problem is' : 'Say why it does not apply',
    });
  }
  if (source !== '' && sourceOn === null) {
    refusals.push({
      code: 'source-without-day',
      field: 'sourceOn',
      message: 'Enter the day on which you looked',
    });
  }
  if (source === '' && sourceOn !== null) {
    refusals.push({
      code: 'day-without-source',
      field: 'source',
      message: 'Say where you looked on that day',
    });
  }
  if (sourceOn !== null && sourceOn > today) {
    refusals.push({
      code: 'source-in-future',
      field: 'sourceOn',
      message: `The day on which you looked must be today or before: ${formatDate(sourceOn)} has not come`,
    });
  }
  if (expiresOn !== null && expiresOn <= today) {
    refusals.push({
      code: 'check-expired-already',
      field: 'expiresOn',
      message: 'The day on which it expires must be after today',
    });
  }
  return refusals;
}

/** The check that was shown is not the latest any more: the form was open while somebody recorded another. */
export const CHECKED_MEANWHILE: Refusal = {
  code: 'checked-meanwhile',
  message:
    'Somebody has recorded this check since you opened the page: look at what they found, then decide',
};

/** Whether this is what the same person recorded from the same form: a second click, not a second check. */
export function isSameCheck(
  given: CheckGiven & { readonly by: string; readonly seenNumber: number },
  latest: (CheckGiven & { readonly checkedBy: string; readonly number: number }) | null,
): boolean {
  return (
    latest?.number === given.seenNumber + 1 &&
    latest.checkedBy === given.by &&
    latest.outcome === given.outcome &&
    latest.note === given.note &&
    latest.source === given.source &&
    latest.sourceOn === given.sourceOn
  );
}

/** The address, when what somebody typed as the place they looked is one that a browser may follow. */
export function linkOf(source: string): string | undefined {
  if (!/^https?:\/\/\S+$/i.test(source)) return undefined;
  return URL.canParse(source) ? source : undefined;
}
