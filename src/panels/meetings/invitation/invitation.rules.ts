import type { CalendarEntry } from '../../../platform/paper/calendar-file.js';
import type { MeetingSummary } from '../meetings.queries.js';

/** Nobody says how long a meeting will be: so much of everybody's day is kept for it. */
const LENGTH_MS = 2 * 60 * 60 * 1000;

/**
 * A meeting as its members' calendars have it. It says when, where, and which round, and nothing of any bid:
 * so it is the same for everybody.
 * @param attendee whose calendar it is sent to; undefined for the file on the meeting's page.
 */
export function invitationTo(
  meeting: MeetingSummary,
  baseUrl: string,
  attendee?: CalendarEntry['attendee'],
): CalendarEntry {
  const { id, panelName, roundTitle, startsAt, place, sequence, changedAt, cancelledAt } = meeting;
  const isCancelled = cancelledAt !== null;
  const url = `${baseUrl}/meetings/${id}`;
  return {
    method: isCancelled ? 'CANCEL' : attendee ? 'REQUEST' : 'PUBLISH',
    uid: `meeting-${id}@almoner`,
    sequence,
    stampedAt: changedAt,
    startsAt,
    endsAt: new Date(startsAt.getTime() + LENGTH_MS),
    summary: `${isCancelled ? 'Cancelled: ' : ''}${panelName}: ${roundTitle}`,
    description: `The agenda and the papers: ${url}`,
    place,
    url,
    organiser: { name: panelName, email: `no-reply@${new URL(baseUrl).hostname}` },
    attendee: attendee && { name: attendee.name, email: attendee.email },
  };
}
