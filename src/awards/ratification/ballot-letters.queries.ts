import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MessageState } from '../../platform/mail/message-state.js';

/** A ballot that did not reach whoever was to answer it, or perhaps did not. */
export interface LostBallot {
  readonly personName: string;
  readonly state: Extract<MessageState, 'failed' | 'bounced' | 'unknown'>;
}

/** What became of the letters that carry a ballot: one that came back is no consent. */
@Injectable()
export class BallotLetters {
  constructor(private readonly dataSource: DataSource) {}

  /** Of the text that is asked about now: each person once, by the last letter to them. By name. */
  lost(ratificationId: string, version: number): Promise<readonly LostBallot[]> {
    return this.dataSource.query<LostBallot[]>(
      `SELECT l.name AS "personName", l.state
         FROM (SELECT DISTINCT ON (m.to_address) m.state, p.name
                 FROM mail_message m JOIN person p ON p.email = m.to_address
                WHERE m.about_kind = 'ratification' AND m.about_id = $1
                  AND m.key LIKE 'ratification/' || $1 || '/' || $2::integer || '/%'
                ORDER BY m.to_address, m.written_at DESC, m.id) l
        WHERE l.state IN ('failed', 'bounced', 'unknown') ORDER BY l.name`,
      [ratificationId, version],
    );
  }
}
