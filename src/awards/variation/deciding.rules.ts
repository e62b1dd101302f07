import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import { OFFICE_WORDS, type Office } from '../variation-limits/variation-limit.rules.js';
import type { VariationStatus } from './variation.js';

/** A change that waits, and who wants to decide it. */
export interface DecidingFacts {
  readonly status: VariationStatus;
  /** Who settled it, when that has happened; '' before. */
  readonly settledByName: string;
  readonly askedBy: string;
  /** Whose it is, by the limits in force. */
  readonly office: Office;
  /** What who decides is to the award. */
  readonly isCoordinator: boolean;
  readonly isChair: boolean;
  /** The terms it would change are those it was asked about. */
  readonly isAboutWhatStands: boolean;
}

export interface DecisionOnChange {
  readonly verdict: 'approved' | 'declined';
  readonly reason: string;
  /** When the panel met; null where it did not decide. */
  readonly metOn: LondonDate | null;
}

/** Every reason why this person can't decide this change so today. */
export function refusalsToDecideChange(
  facts: DecidingFacts,
  decision: DecisionOnChange,
  by: string,
  today: LondonDate,
): readonly Refusal[] {
  if (facts.status !== 'asked') return [settled(facts)];
  const refusals: Refusal[] = [...refusalsOfOffice(facts, by)];
  const no = (code: string, field: string, message: string): void => {
    refusals.push({ code, field, message });
  };
  const { verdict, reason, metOn } = decision;
  if (verdict === 'approved' && !facts.isAboutWhatStands) {
    no(
      'terms-moved-on',
      'verdict',
      'What is agreed has changed since this was asked for: decline it, and it can be asked for anew',
    );
  }
  if (verdict === 'declined' && reason === '') {
    no('no-reason', 'reason', 'Say why, so that the organisation can read it');
  }
  if (facts.office === 'panel' && metOn === null) {
    no('no-meeting', 'metOn', 'Enter the day on which the panel decided');
  }
  if (metOn !== null && metOn > today) {
    no('not-met-yet', 'metOn', `The panel has not met on ${formatDate(metOn)} yet`);
  }
  return refusals;
}

/** Why it isn't this person's to decide, whatever they would say. */
export function refusalsOfOffice(facts: DecidingFacts, by: string): readonly Refusal[] {
  if (facts.askedBy === by) {
    const message = 'You asked for it yourself, so somebody else must decide it';
    return [{ code: 'asked-by-yourself', message }];
  }
  const { office, isCoordinator, isChair } = facts;
  if (isChair || (isCoordinator && office !== 'chair')) return [];
  return [{ code: 'not-your-office', message: `It is ${OFFICE_WORDS[office]}’s to decide` }];
}

/** Every reason why it can't be taken back. */
export function refusalsToTakeBack(
  facts: Pick<DecidingFacts, 'status' | 'settledByName'>,
): readonly Refusal[] {
  return facts.status === 'asked' ? [] : [settled(facts)];
}

function settled({
  status,
  settledByName,
}: Pick<DecidingFacts, 'status' | 'settledByName'>): Refusal {
  const what = status === 'withdrawn' ? 'taken back' : status;
  return {
    code: `variation-${status}`,
    message: `This change has been ${what} already, by ${settledByName}`,
  };
}
