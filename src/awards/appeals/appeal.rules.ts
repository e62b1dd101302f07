import type { LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import { refusalsToAct, type AppealKind, type AppealStatus } from './appeal.lifecycle.js';

export interface RecordingFacts {
  readonly kind: AppealKind;
  /** What it is about; undefined for a complaint about something else. */
  readonly application: { readonly isDecided: boolean } | undefined;
  readonly receivedOn: LondonDate;
}

/** Every reason why it can't be recorded. */
export function refusalsToRecord(facts: RecordingFacts, today: LondonDate): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (facts.kind === 'appeal' && !facts.application) {
    const message = 'An appeal is about a decision: enter the application’s reference';
    refusals.push({ code: 'about-nothing', message, field: 'reference' });
  }
  if (facts.kind === 'appeal' && facts.application?.isDecided === false) {
    const message = 'Nothing has been decided about this application yet: record it as a complaint';
    refusals.push({ code: 'nothing-decided', message, field: 'kind' });
  }
  if (facts.receivedOn > today) {
    const message = 'The day it came must not be in the future';
    refusals.push({ code: 'not-come-yet', message, field: 'receivedOn' });
  }
  return refusals;
}

/** Somebody who might look into it. */
export interface Handler {
  readonly id: string;
  /** They were at the meeting, answered for their agency, recorded it, or decided something about the award since. */
  readonly hasDecided: boolean;
  /** A pecuniary interest in the bid shuts it to them, or they are of the applicant. */
  readonly isShutOut: boolean;
  /** They hold an office of the house, or a seat on a panel. */
  readonly holdsOffice: boolean;
}

/** Every reason why this person can't look into it. */
export function refusalsToHand(
  status: AppealStatus,
  handler: Handler | undefined,
): readonly Refusal[] {
  const early = refusalsToAct('hand', status);
  if (early.length > 0) return early;
  const no = (code: string, message: string): readonly Refusal[] => [
    { code, message, field: 'handler' },
  ];
  if (!handler?.holdsOffice) return no('no-such-handler', 'Choose who looks into it');
  if (handler.hasDecided) {
    return no('has-decided', 'They took part in the decision: choose somebody who did not');
  }
  if (handler.isShutOut) {
    return no('has-an-interest', 'They have an interest in it: choose somebody else');
  }
  return [];
}

/** Every reason why this person can't say what was found. */
export function refusalsToFind(
  status: AppealStatus,
  handlerId: string | null,
  by: string,
): readonly Refusal[] {
  const early = refusalsToAct('find', status);
  if (early.length > 0) return early;
  if (handlerId === by) return [];
  const message = 'Whoever looks into it says what was found';
  return [{ code: 'not-in-your-hands', message }];
}

/** Late begins the day after it was due. */
export function isOverdue(
  appeal: { readonly status: AppealStatus; readonly dueOn: LondonDate },
  today: LondonDate,
): boolean {
  return (appeal.status === 'received' || appeal.status === 'in-hand') && appeal.dueOn < today;
}
