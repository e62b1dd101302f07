import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { refuse } from '../../kernel/refusal.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Interests } from '../interests/interests.queries.js';
import type { MemberFacts } from './score-sheet.rules.js';
import { hasMeetingBegun } from '../meetings/meetings.queries.js';

/** Whose sheet on which bid. */
export interface SheetOf {
  readonly applicationId: string;
  readonly personId: string;
}

/** The last version a member has sent. */
export interface LastSent {
  readonly version: number;
  readonly comment: string;
  readonly suggestedPence: Pence;
  readonly sentAt: Date;
  readonly scores: readonly {
    readonly criterionId: string;
    readonly position: number;
    readonly points: number | null;
    readonly reason: string;
  }[];
}

export interface LockedSheet extends MemberFacts {
  readonly requestedPence: Pence;
  readonly scoreBy: LondonDate;
  /** Whether a meeting on the round has begun. */
  readonly hasMeetingBegun: boolean;
  readonly sent: LastSent | undefined;
}

interface BidRow extends Pick<LockedSheet, 'status' | 'scoreBy' | 'hasMeetingBegun' | 'isAsked'> {
  readonly requestedPence: string;
}

/** What the rules of a member's sheet need, as it stands while it is locked. */
@Injectable()
export class SheetFacts {
  constructor(
    private readonly interests: Interests,
    private readonly clock: Clock,
  ) {}

  /** The bid stays as it is until the end of the transaction; acts of one member come one after the other. */
  async lock(tx: Tx, { applicationId, personId }: SheetOf): Promise<LockedSheet> {
    await tx.query('SELECT id FROM application WHERE id = $1 FOR SHARE', [applicationId]);
    await tx.query('SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
    const [bid] = await tx.query<BidRow[]>(
      `SELECT a.status, a.requested_pence AS "requestedPence", to_char(r.score_by, 'YYYY-MM-DD') AS "scoreBy",
              ${hasMeetingBegun('r.id', '$3')} AS "hasMeetingBegun",
              EXISTS (SELECT FROM scoring_task t
                       WHERE t.application_id = a.id AND t.person_id = $2) AS "isAsked"
         FROM application a JOIN round r ON r.id = a.round_id WHERE a.id = $1`,
      [applicationId, personId, this.clock.now()],
    );
    if (!bid) return refuse('no-such-bid', 'There is no such bid');
    const { declared, isShut } = await this.interests.standing(personId, applicationId, tx);
    return {
      ...bid,
      requestedPence: BigInt(bid.requestedPence),
      interest: isShut ? 'pecuniary' : declared,
      sent: await lastSent(tx, applicationId, personId),
    };
  }
}

async function lastSent(
  tx: Tx,
  applicationId: string,
  personId: string,
): Promise<LastSent | undefined> {
  const [row] = await tx.query<(Omit<LastSent, 'suggestedPence'> & { suggestedPence: string })[]>(
    `SELECT s.version, s.comment, s.suggested_pence AS "suggestedPence", s.sent_at AS "sentAt",
            (SELECT jsonb_agg(jsonb_build_object('criterionId', c.id, 'position', c.position,
                                                 'points', o.points, 'reason', o.reason) ORDER BY c.position)
               FROM score o JOIN criterion c ON c.id = o.criterion_id WHERE o.sheet_id = s.id) AS scores
       FROM standing_sheet s WHERE s.application_id = $1 AND s.person_id = $2`,
    [applicationId, personId],
  );
  return row && { ...row, suggestedPence: BigInt(row.suggestedPence) };
}
