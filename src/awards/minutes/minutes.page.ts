import { formatMoment } from '../../kernel/london.js';
import type { MeetingSummary } from '../../panels/meetings/meetings.queries.js';

/** Meetings that can have dealt with these minutes, to choose from: held later, and not minuted themselves. */
export function laterMeetings(
  { startsAt }: MeetingSummary,
  ofPanel: readonly MeetingSummary[],
): readonly { readonly value: string; readonly text: string }[] {
  return ofPanel
    .filter((one) => one.startsAt > startsAt && one.isHeld && !one.isRecordClosed)
    .map((one) => ({ value: one.id, text: `${formatMoment(one.startsAt)}: ${one.roundTitle}` }));
}
