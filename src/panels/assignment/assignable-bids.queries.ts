import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { AssignmentAnswer } from './assignment.entity.js';

/** A member of the panel today, as far as assigning is concerned. */
export interface Scorer {
  readonly personId: string;
  readonly personName: string;
  readonly agencyName: string;
}

/** Somebody who is asked to score a bid, or has scored it. */
export interface ScorerOfBid {
  readonly personId: string;
  readonly personName: string;
  /** They may have scored it before it was assigned. */
  readonly isAssigned: boolean;
  readonly answer: AssignmentAnswer | null;
  /** Why they declined; '' unless they did. */
  readonly reason: string;
  readonly isSent: boolean;
  /** Whether they sit on the panel today. */
  readonly hasSeat: boolean;
  /** They declined or have come to have an interest, and nobody was asked since: the bid waits for another. */
  readonly isLost: boolean;
}

export interface AssignableBid {
  readonly applicationId: string;
  /** From 1, in the order of the references. */
  readonly number: number;
  readonly reference: string;
  readonly organisationName: string;
  /** Not decided yet. */
  readonly isOpen: boolean;
  /** By name. */
  readonly scorers: readonly ScorerOfBid[];
  /** To whom a pecuniary interest shuts it, on the panel or not. */
  readonly shutTo: readonly string[];
}

/** The bids of a round, who scores each, and who may be asked to. */
@Injectable()
export class AssignableBids {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async ofRound(
    roundId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly AssignableBid[]> {
    const rows = await db.query<Omit<AssignableBid, 'number'>[]>(
      `SELECT a.id AS "applicationId", a.reference, o.name AS "organisationName", a.status = 'submitted' AS "isOpen",
              coalesce((SELECT jsonb_agg(i.person_id) FROM interest_in_bid i
                         WHERE i.application_id = a.id AND i.kind = 'pecuniary'), '[]') AS "shutTo",
              coalesce((SELECT jsonb_agg(jsonb_build_object('personId', p.id, 'personName', p.name,
                                  'isAssigned', x.id IS NOT NULL, 'answer', x.answer,
                                  'reason', coalesce(x.reason, ''), 'isSent', s.id IS NOT NULL,
                                  'hasSeat', EXISTS (SELECT FROM round_reader v
                                     WHERE v.round_id = a.round_id AND v.person_id = p.id AND v.capacity = 'member'
                                       AND v.starts_on <= $2 AND ($2 <= v.ends_on OR v.ends_on IS NULL)),
                                  'isLost', EXISTS (SELECT FROM lost_assignment l
                                     WHERE l.application_id = a.id AND l.person_id = p.id)) ORDER BY p.name, p.id)
                          FROM person p
                          LEFT JOIN assignment x ON x.application_id = a.id AND x.person_id = p.id
                                                AND x.taken_back_at IS NULL
                          LEFT JOIN standing_sheet s ON s.application_id = a.id AND s.person_id = p.id
                         WHERE x.id IS NOT NULL OR s.id IS NOT NULL), '[]') AS scorers
         FROM application a JOIN organisation o ON o.id = a.organisation_id
        WHERE a.round_id = $1 AND a.status IN ('submitted', 'recommended', 'awarded', 'declined')
        ORDER BY a.reference`,
      [roundId, this.clock.today()],
    );
    return rows.map((row, index) => ({ ...row, number: index + 1 }));
  }

  /** The members of the round's panel today, without deputies: by name. */
  scorers(roundId: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<readonly Scorer[]> {
    return db.query<Scorer[]>(
      `SELECT p.id AS "personId", p.name AS "personName", g.name AS "agencyName"
         FROM round_reader v JOIN person p ON p.id = v.person_id JOIN agency g ON g.id = v.agency_id
        WHERE v.round_id = $1 AND v.capacity = 'member'
          AND v.starts_on <= $2 AND ($2 <= v.ends_on OR v.ends_on IS NULL)
        ORDER BY p.name, p.id`,
      [roundId, this.clock.today()],
    );
  }
}
