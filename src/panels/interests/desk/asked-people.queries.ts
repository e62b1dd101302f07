import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import type { Capacity } from '../../membership/round-readers.queries.js';

/** Somebody whose interests in the bids of a round count. */
export interface AskedPerson {
  readonly personId: string;
  readonly name: string;
  /** Those they read the round for; '' for staff without a seat. */
  readonly agencyName: string;
  readonly capacity: Capacity | 'staff';
}

/** Whose interests count for a round: those who read its bids for an agency today, and staff who deal with them. */
@Injectable()
export class AskedPeople {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Members and those who stand in for them by agency and name, then staff by name. */
  ofRound(roundId: string): Promise<readonly AskedPerson[]> {
    return this.dataSource.query<AskedPerson[]>(
      `SELECT p.id AS "personId", p.name, coalesce(s.agency, '') AS "agencyName",
              coalesce(s.capacity, 'staff') AS capacity
         FROM person p
         LEFT JOIN LATERAL (
                SELECT g.name AS agency, v.capacity
                  FROM round_reader v JOIN agency g ON g.id = v.agency_id
                 WHERE v.round_id = $1 AND v.person_id = p.id AND v.starts_on <= $2
                   AND ($2 <= v.ends_on OR v.ends_on IS NULL)
                 ORDER BY v.capacity = 'substitute', g.name LIMIT 1) s ON true
        WHERE s.agency IS NOT NULL
           OR EXISTS (SELECT FROM person_role r
                       WHERE r.person_id = p.id AND r.role IN ('coordinator', 'trustee-administrator', 'observer')
                         AND ($2 <= r.ends_on OR r.ends_on IS NULL))
        ORDER BY s.agency IS NULL, s.agency, p.name, p.id`,
      [roundId, this.clock.today()],
    );
  }
}
