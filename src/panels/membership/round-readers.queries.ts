import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';

/** In what capacity somebody reads the bids of a round. Only a member scores. */
export type Capacity = 'member' | 'deputy' | 'substitute';

export interface RoundReader {
  readonly panelId: string;
  readonly panelName: string;
  readonly agencyName: string;
  readonly capacity: Capacity;
}

/**
 * Who reads the bids of a round today, for which agency: those with a seat on its panel, and substitutes at a
 * meeting about it, until that meeting's day ends. The view `round_reader` is the one place that says so.
 */
@Injectable()
export class RoundReaders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Undefined for who reads it not, or only as staff. */
  async on(roundId: string, personId: string): Promise<RoundReader | undefined> {
    const [reader] = await this.dataSource.query<RoundReader[]>(
      `SELECT s.panel_id AS "panelId", p.name AS "panelName", g.name AS "agencyName", s.capacity
         FROM round_reader s JOIN panel p ON p.id = s.panel_id JOIN agency g ON g.id = s.agency_id
        WHERE s.round_id = $1 AND s.person_id = $2 AND s.starts_on <= $3
          AND ($3 <= s.ends_on OR s.ends_on IS NULL)
        ORDER BY s.capacity = 'substitute' LIMIT 1`,
      [roundId, personId, this.clock.today()],
    );
    return reader;
  }
}
