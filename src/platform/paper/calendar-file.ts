import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** Asks for a place in a calendar, takes it back, or only says when something is. */
type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

interface Named {
  readonly name: string;
  readonly email: string;
}

/** One thing in a calendar. All three times are instants. */
export interface CalendarEntry {
  readonly method: CalendarMethod;
  /** The same for as long as it is the same thing. */
  readonly uid: string;
  /** Rises with every change: of two, calendars keep the higher. */
  readonly sequence: number;
  /** When what it says became so. */
  readonly stampedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  readonly description: string;
  readonly place: string;
  readonly url: string;
  readonly organiser: Named;
  /** Whose calendar it is for; undefined for a file that anybody may save. */
  readonly attendee: Named | undefined;
}

/**
 * An iCalendar file of RFC 5545. Every time is in UTC, `20270714T120000Z`: what the clock on the wall shows
 * there, the calendar that opens it works out, on both sides of a change of the clocks.
 */
export function calendarFile(entry: CalendarEntry): string {
  const { method, attendee, organiser } = entry;
  const calendar = ical({ prodId: '//Almoner//Meetings//EN', method: ICalCalendarMethod[method] });
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: entry.stampedAt,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: entry.summary,
    description: entry.description,
    location: entry.place,
    url: entry.url,
    organizer: organiser,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (attendee) event.createAttendee({ ...attendee, rsvp: false });
  return calendar.toString();
}
