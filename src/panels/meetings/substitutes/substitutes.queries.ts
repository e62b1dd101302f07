import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { londonDateOf } from '../../../kernel/london.js';

/** A substitute as the meeting's page names them. */
export interface NamedSubstitute {
  readonly id: string;
  readonly meetingId: string;
  readonly personId: string;
  readonly personName: string;
  readonly email: string;
  readonly agencyName: string;
  readonly seatId: string;
  /** The member they go for. */
  readonly memberId: string;
  readonly memberName: string;
}

/** Who goes to a meeting in a member's place. */
@Injectable()
export class Substitutes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async byId(id: string): Promise<NamedSubstitute | undefined> {
    const [one] = await this.select('u.id = $1', id);
    return one;
  }

  /** By agency, then by name. */
  ofMeeting(meetingId: string): Promise<readonly NamedSubstitute[]> {
    return this.select('u.meeting_id = $1', meetingId);
  }

  /** Whether this person is a substitute there, and its day has not ended. */
  async isAt(meetingId: string, personId: string): Promise<boolean> {
    const [row] = await this.dataSource.query<{ startsAt: Date }[]>(
      `SELECT m.starts_at AS "startsAt" FROM substitute u JOIN meeting m ON m.id = u.meeting_id
        WHERE u.meeting_id = $1 AND u.person_id = $2`,
      [meetingId, personId],
    );
    return row !== undefined && this.clock.today() <= londonDateOf(row.startsAt);
  }

  private select(where: string, id: string): Promise<readonly NamedSubstitute[]> {
    return this.dataSource.query<NamedSubstitute[]>(
      `SELECT u.id, u.meeting_id AS "meetingId", u.person_id AS "personId", p.name AS "personName", p.email, g.name AS "agencyName",
              u.seat_id AS "seatId", s.person_id AS "memberId", m.name AS "memberName"
         FROM substitute u
         JOIN person p ON p.id = u.person_id
         JOIN seat s ON s.id = u.seat_id
         JOIN person m ON m.id = s.person_id
         JOIN agency g ON g.id = s.agency_id
        WHERE ${where} ORDER BY g.name, p.name, u.id`,
      [id],
    );
  }
}
