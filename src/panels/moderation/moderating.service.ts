import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Interests } from '../interests/interests.queries.js';
import { ModeratedScore } from './moderated-score.entity.js';
import { ModeratedScores } from './moderated-scores.queries.js';
import { refusalsToModerate } from './moderation.rules.js';

export interface Moderate {
  readonly applicationId: string;
  /** Of a point: 325 is 3.25 of 5. */
  readonly hundredths: number;
  readonly reason: string;
  /** How often the bid was moderated when the form was shown. */
  readonly seenVersion: number;
  readonly by: string;
}

@Injectable()
export class Moderating {
  constructor(
    private readonly transactions: Transactions,
    private readonly moderated: ModeratedScores,
    private readonly interests: Interests,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a score beside the members' mean. The same again (a double click) changes nothing.
   * The caller has seen that the person may moderate in this round, and sees its scores.
   * @throws Refused with every reason.
   */
  moderate({ applicationId, hundredths, reason, seenVersion, by }: Moderate): Promise<void> {
    return this.transactions.run(async (tx) => {
      const bid = await lockedBid(tx, applicationId);
      const [latest] = await this.moderated.of(applicationId, tx);
      const isSame =
        latest?.version === seenVersion + 1 &&
        latest.hundredths === hundredths &&
        latest.reason === reason;
      if (isSame) return;
      const declared = await this.interests.of(applicationId, tx);
      const hasInterest = declared.some(({ personId, kind }) => personId === by && kind !== 'none');
      refuseIfAny(refusalsToModerate({ ...bid, hasInterest, seenVersion, latest }));

      const version = seenVersion + 1;
      await tx.insert(ModeratedScore, {
        ...{ applicationId, version, hundredths, reason },
        ...{ moderatedAt: this.clock.now(), moderatedBy: by },
      });
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'score-moderated',
        by,
        detail: { from: latest?.hundredths ?? null, to: hundredths, reason },
      });
    });
  }
}

/** A decision, a declaration and another moderation wait. */
async function lockedBid(
  tx: Tx,
  applicationId: string,
): Promise<{ readonly status: string; readonly scorers: number }> {
  const [bid] = await tx.query<{ status: string; scorers: number }[]>(
    `SELECT a.status,
            (SELECT count(*)::integer FROM standing_sheet s WHERE s.application_id = a.id) AS scorers
       FROM application a WHERE a.id = $1 FOR NO KEY UPDATE`,
    [applicationId],
  );
  return bid ?? refuse('no-such-bid', 'There is no such bid');
}
