import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { hasInterestThatShuts, isToBeDeclaredBy } from '../application-access.queries.js';

/**
 * SQL: whether the application `a` is open to a person, by the number of the parameter that has their id. The panel
 * asks everybody, staff too: a pecuniary interest shuts a bid, and who has a seat, or is a substitute, declares first. Every
 * list, count and search of checks and duplicates carries this.
 */
export function isOpenTo(person: string, today: string): string {
  return `NOT ${hasInterestThatShuts(person)} AND NOT ${isToBeDeclaredBy(person, today)}`;
}

/** Whether staff may look into an application. */
export type Reading = 'open' | 'to-declare' | 'none';

@Injectable()
export class CheckReaders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** `none`: a draft, no application at all, or one that an interest shuts. */
  async readingOf(personId: string, applicationId: string): Promise<Reading> {
    const [row] = await this.dataSource.query<{ isShut: boolean; isToDeclare: boolean }[]>(
      `SELECT ${hasInterestThatShuts('$2')} AS "isShut", ${isToBeDeclaredBy('$2', '$3::date')} AS "isToDeclare"
         FROM application a WHERE a.id = $1 AND a.status <> 'draft'`,
      [applicationId, personId, this.clock.today()],
    );
    if (!row || row.isShut) return 'none';
    return row.isToDeclare ? 'to-declare' : 'open';
  }

  /** How many of a round's applications wait for this person's declaration. */
  async toDeclare(personId: string, roundId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM application a
        WHERE a.round_id = $1 AND a.status <> 'draft' AND NOT ${hasInterestThatShuts('$2')}
          AND ${isToBeDeclaredBy('$2', '$3::date')}`,
      [roundId, personId, this.clock.today()],
    );
    return row?.count ?? 0;
  }
}
