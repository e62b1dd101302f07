import type { LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

/** What somebody is to see to; undefined when a note asks for nothing. */
export interface AskedFollowUp {
  readonly what: string;
  readonly ownerId: string | null;
  readonly dueOn: LondonDate | null;
}

/** @param owners whoever may be asked. Every reason why a note can't be kept so. */
export function refusalsToNote(
  heldOn: LondonDate,
  followUp: AskedFollowUp,
  owners: readonly string[],
  today: LondonDate,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (heldOn > today) {
    const message = 'Choose today or a day before: it is kept once it has happened';
    refusals.push({ code: 'held-later', field: 'heldOn', message });
  }
  const { what, ownerId, dueOn } = followUp;
  if (what === '') {
    if (ownerId === null && dueOn === null) return refusals;
    const message = 'Write what there is to see to, or leave who and when empty';
    return [...refusals, { code: 'follow-up-without-what', field: 'followUp', message }];
  }
  if (ownerId === null || !owners.includes(ownerId)) {
    refusals.push({ code: 'no-owner', field: 'owner', message: 'Choose who sees to it' });
  }
  if (dueOn === null) {
    refusals.push({ code: 'no-day', field: 'dueOn', message: 'Enter by when' });
  } else if (dueOn < today) {
    const message = 'It is to be seen to today or later';
    refusals.push({ code: 'day-past', field: 'dueOn', message });
  }
  return refusals;
}
