import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Addressee } from '../../../people/people.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';

/** Who may attend a meeting. */
@Injectable()
export class Invitees {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * As things stand now: those whose seat, as members or deputies, counts on its day, and its substitutes.
   * Ask when sending, never before.
   */
  of(meetingId: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<readonly Addressee[]> {
    return db.query<Addressee[]>(
      `SELECT p.id, p.name, p.email FROM person p
        WHERE p.id IN (
          SELECT s.person_id FROM meeting m
            JOIN seat s ON s.panel_id = m.panel_id
             AND s.starts_on <= (m.starts_at AT TIME ZONE 'Europe/London')::date
             AND ((m.starts_at AT TIME ZONE 'Europe/London')::date <= s.ends_on OR s.ends_on IS NULL)
           WHERE m.id = $1
          UNION SELECT u.person_id FROM substitute u WHERE u.meeting_id = $1)
        ORDER BY p.email`,
      [meetingId],
    );
  }
}
