import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { InterestKind } from '../interests/interest-kind.js';
import type { Sector } from '../membership/agency.entity.js';
import type { Attendee } from './quorum.rules.js';

/** One person's presence at a meeting, for the agency they sat for. Who came back has several. */
export interface Presence {
  readonly personId: string;
  readonly personName: string;
  /** The member whose deputy or substitute they are; null for members themselves. */
  readonly standsForName: string | null;
  readonly agencyName: string;
  readonly sector: Sector;
  readonly arrivedAt: Date;
  /** Null while they are there. */
  readonly leftAt: Date | null;
}

/** An interest somebody at the meeting has in one of its bids, or that they have none. */
export interface InterestAtMeeting {
  readonly applicationId: string;
  readonly personId: string;
  readonly kind: InterestKind;
}

@Injectable()
export class Attendances {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * By agency, then by name: who is there, and who was.
   * @param db a transaction that asks must be named, here and below.
   */
  ofMeeting(
    meetingId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly Presence[]> {
    return db.query<Presence[]>(
      `SELECT t.person_id AS "personId", p.name AS "personName", f.name AS "standsForName",
              g.name AS "agencyName", g.sector, t.arrived_at AS "arrivedAt", t.left_at AS "leftAt"
         FROM attendance t JOIN person p ON p.id = t.person_id JOIN agency g ON g.id = t.agency_id
         LEFT JOIN person f ON f.id = t.stands_for
        WHERE t.meeting_id = $1 ORDER BY g.name, p.name, p.id, t.arrived_at`,
      [meetingId],
    );
  }

  /** What interests those at the meeting have in the bids of its round. */
  interestsAt(
    meetingId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly InterestAtMeeting[]> {
    return db.query<InterestAtMeeting[]>(
      `SELECT DISTINCT i.application_id AS "applicationId", i.person_id AS "personId", i.kind
         FROM meeting m
         JOIN attendance t ON t.meeting_id = m.id
         JOIN application a ON a.round_id = m.round_id
         JOIN interest_in_bid i ON i.application_id = a.id AND i.person_id = t.person_id
        WHERE m.id = $1`,
      [meetingId],
    );
  }
}

/** Those at the meeting as the quorum for one item sees them. */
export function attendeesFor(
  applicationId: string,
  presences: readonly Presence[],
  interests: readonly InterestAtMeeting[],
): readonly Attendee[] {
  return presences.map((presence) => ({
    ...presence,
    interest: interests.find(
      (one) => one.applicationId === applicationId && one.personId === presence.personId,
    )?.kind,
  }));
}
