import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';

/** One moderation of a bid's score. */
export interface Moderation {
  readonly version: number;
  /** Of a point: 325 is 3.25 of 5. */
  readonly hundredths: number;
  readonly reason: string;
  readonly at: Date;
  readonly byName: string;
}

/** Scores that were moderated. Who may see them, the caller decides: whoever sees the scores. */
@Injectable()
export class ModeratedScores {
  constructor(private readonly dataSource: DataSource) {}

  /** Of the bids of a round that were moderated: what stands, 0 to 5, by application. */
  async ofRound(roundId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.dataSource.query<{ applicationId: string; hundredths: number }[]>(
      `SELECT DISTINCT ON (m.application_id) m.application_id AS "applicationId", m.hundredths
         FROM moderated_score m JOIN application a ON a.id = m.application_id
        WHERE a.round_id = $1 ORDER BY m.application_id, m.version DESC`,
      [roundId],
    );
    return new Map(rows.map(({ applicationId, hundredths }) => [applicationId, hundredths / 100]));
  }

  /** The latest first. */
  of(applicationId: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<Moderation[]> {
    return db.query<Moderation[]>(
      `SELECT m.version, m.hundredths, m.reason, m.moderated_at AS at, p.name AS "byName"
         FROM moderated_score m JOIN person p ON p.id = m.moderated_by
        WHERE m.application_id = $1 ORDER BY m.version DESC`,
      [applicationId],
    );
  }
}
