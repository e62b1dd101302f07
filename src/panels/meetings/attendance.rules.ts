import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

export interface ArrivalFacts {
  readonly isCancelled: boolean;
  /** The minutes are issued. */
  readonly isRecordClosed: boolean;
  /** The day of the meeting. */
  readonly meetsOn: LondonDate;
  readonly today: LondonDate;
  /** Those ticked who have no seat on the panel today, and are no substitute at this meeting. */
  readonly unseated: number;
}

/** Every reason why people can't be recorded as present. */
export function refusalsToArrive(facts: ArrivalFacts): readonly Refusal[] {
  const { isCancelled, isRecordClosed, meetsOn, today, unseated } = facts;
  const refusals: Refusal[] = [];
  if (isCancelled) {
    refusals.push({
      code: 'meeting-cancelled',
      field: 'present',
      message: 'This meeting was cancelled, so nobody is there',
    });
  }
  if (isRecordClosed) refusals.push(recordClosed('present'));
  if (today < meetsOn) {
    refusals.push({
      code: 'meeting-not-begun',
      field: 'present',
      message: `The meeting is on ${formatDate(meetsOn)}: record who is there on the day`,
    });
  }
  if (unseated > 0) {
    refusals.push({
      code: 'not-seated',
      field: 'present',
      message:
        'Only members of this panel, their deputies and named substitutes can be present for their agency',
    });
  }
  return refusals;
}

/** What was there to be recorded, the minutes say. */
export function recordClosed(field: string): Refusal {
  const message =
    'The minutes of this meeting are issued: if they are wrong about who was there, amend them';
  return { code: 'record-closed', field, message };
}
