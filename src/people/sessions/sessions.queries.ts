import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** One browser in which the person is signed in. */
export interface LiveSession {
  /** Stands for the session on pages: its id is a key and is shown to nobody. */
  readonly handle: string;
  readonly device: string | null;
  readonly signedInAt: Date;
  readonly isThisOne: boolean;
}

@Injectable()
export class SessionsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The person's sessions that have ended neither by idling nor by age, the latest sign-in first. */
  async liveOf(personId: string, sid: string, now: Date): Promise<readonly LiveSession[]> {
    return this.dataSource.query<LiveSession[]>(
      `SELECT encode(sha256(sid::bytea), 'hex') AS handle, sess ->> 'device' AS device,
              (sess ->> 'signedInAt')::timestamptz AS "signedInAt", sid = $2 AS "isThisOne"
         FROM session
        WHERE sess ->> 'personId' = $1 AND expire > now()
          AND (sess ->> 'signedInAt')::timestamptz > $3::timestamptz - interval '12 hours'
        ORDER BY 3 DESC, 1`,
      [personId, sid, now],
    );
  }
}
