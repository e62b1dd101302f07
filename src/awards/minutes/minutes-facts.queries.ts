import { Injectable, NotFoundException } from '@nestjs/common';
import { londonDateOf } from '../../kernel/london.js';
import { Attendances } from '../../panels/meetings/attendance.queries.js';
import { Meetings, type MeetingSummary } from '../../panels/meetings/meetings.queries.js';
import { officeOn } from '../../panels/membership/seats.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { DecisionRecords } from '../decision/decision-records.queries.js';
import { confirmedInWords } from './minutes-life.rules.js';
import type { BidInMinutes, SeatedThatDay } from './minute-item.rules.js';
import type { EarlierMinutes, MinutesFacts } from './minutes.rules.js';
import { entryInWords } from './readable.rules.js';

/** What the minutes of a meeting are made from: all of its record, whoever asks. */
@Injectable()
export class MinutesFactsQueries {
  constructor(
    private readonly meetings: Meetings,
    private readonly attendances: Attendances,
    private readonly decisions: DecisionRecords,
  ) {}

  /** @throws NotFoundException when there is no such meeting. */
  async of(db: Tx, meetingId: string): Promise<MinutesFacts> {
    const meeting = await this.meetings.byId(meetingId, db);
    if (!meeting) throw new NotFoundException();
    const presences = await this.attendances.ofMeeting(meetingId, db);
    const interests = await this.attendances.interestsAt(meetingId, db);
    const decisions = await this.decisions.ofMeeting(meetingId, db);
    const reported = await reportedTo(db, meeting);
    const known = await this.decisions.among([...reported.keys()], db);
    const bids = await bidsOf(
      db,
      [...decisions, ...known].map(({ applicationId }) => applicationId),
    );
    return {
      ...{ meeting, presences, interests, decisions, bids },
      seated: await seatedOn(db, meeting),
      urgent: known.filter(({ id }) => reported.get(id) === 'urgent'),
      answered: known.filter(({ id }) => reported.get(id) === 'answered'),
      earlier: await earlierAt(db, meetingId),
    };
  }
}

/**
 * The decisions that this meeting is told of, of all rounds of its panel: put to the agencies, or answered, since
 * people of the panel were last together, and before this meeting began. So each is told of once.
 */
async function reportedTo(
  db: Tx,
  { id, panelId, startsAt }: MeetingSummary,
): Promise<ReadonlyMap<string, 'urgent' | 'answered'>> {
  const rows = await db.query<{ id: string; isUrgent: boolean }[]>(
    `WITH since AS (
       SELECT coalesce(max(m.starts_at), '-infinity') AS moment FROM meeting m
        WHERE m.panel_id = $1 AND (m.starts_at, m.id) < ($2, $3)
          AND EXISTS (SELECT FROM attendance t WHERE t.meeting_id = m.id))
     SELECT d.id, d.meeting_id IS NULL AND d.decided_at >= since.moment AND d.decided_at < $2 AS "isUrgent"
       FROM since, decision d
       JOIN application a ON a.id = d.application_id
       JOIN round r ON r.id = a.round_id AND r.panel_id = $1
       LEFT JOIN ratification q ON q.decision_id = d.id
       LEFT JOIN parent_answer p ON p.decision_id = d.id
      WHERE (d.meeting_id IS NULL AND d.decided_at >= since.moment AND d.decided_at < $2)
         OR (q.closed_at >= since.moment AND q.closed_at < $2)
         OR (p.recorded_at >= since.moment AND p.recorded_at < $2)`,
    [panelId, startsAt, id],
  );
  return new Map(rows.map((row) => [row.id, row.isUrgent ? 'urgent' : 'answered']));
}

/** By agency, then by name: members and deputies whose seat counted on the day of the meeting. */
function seatedOn(
  db: Tx,
  { panelId, startsAt }: MeetingSummary,
): Promise<readonly SeatedThatDay[]> {
  return db.query<SeatedThatDay[]>(
    `SELECT s.person_id AS "personId", p.name AS "personName", g.name AS "agencyName",
            ${officeOn('$2::date')} AS office, s.deputy_of IS NOT NULL AS "isDeputy"
       FROM seat s JOIN person p ON p.id = s.person_id JOIN agency g ON g.id = s.agency_id
      WHERE s.panel_id = $1 AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL)
      ORDER BY g.name, p.name, p.id`,
    [panelId, londonDateOf(startsAt)],
  );
}

/** In the order of their references. */
async function bidsOf(db: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, BidInMinutes>> {
  const rows = await db.query<(BidInMinutes & { id: string })[]>(
    `SELECT a.id, a.reference, coalesce(a.title, '') AS title, o.name AS "organisationName"
       FROM application a JOIN organisation o ON o.id = a.organisation_id
      WHERE a.id = ANY($1) ORDER BY a.reference`,
    [ids],
  );
  return new Map(rows.map(({ id, ...bid }) => [id, bid]));
}

/** What this meeting did to the minutes of earlier ones: confirmed them, or agreed a correction. */
async function earlierAt(db: Tx, meetingId: string): Promise<readonly EarlierMinutes[]> {
  const rows = await db.query<{ heldAt: Date; amendments: number | null; entry: string | null }[]>(
    `SELECT m.starts_at AS "heldAt", c.amendments, NULL AS entry, c.confirmed_at AS at
       FROM minutes_confirmation c JOIN minutes n ON n.id = c.minutes_id JOIN meeting m ON m.id = n.meeting_id
      WHERE c.meeting_id = $1
     UNION ALL
     SELECT m.starts_at, NULL, x.entry, x.amended_at
       FROM minutes_amendment x JOIN minutes n ON n.id = x.minutes_id JOIN meeting m ON m.id = n.meeting_id
      WHERE x.agreed_at_meeting = $1
      ORDER BY "heldAt", at`,
    [meetingId],
  );
  return rows.map(({ heldAt, amendments, entry }) => ({
    heldAt,
    words:
      amendments === null
        ? `a correction was agreed to ${entryInWords(entry ?? '')}.`
        : confirmedInWords(amendments),
  }));
}
