import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { formatMoment, londonDateOf, type LondonDate } from '../../kernel/london.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Interests } from '../interests/interests.queries.js';
import type { FilledSheet } from './score-sheet.form.js';
import { ScoreSheet } from './score-sheet.entity.js';
import { refusalsToScore } from './score-sheet.rules.js';
import { Score } from './score.entity.js';

export interface SendScores extends FilledSheet {
  readonly applicationId: string;
  readonly personId: string;
}

interface BidToScore {
  readonly status: string;
  readonly requestedPence: string;
  readonly scoreBy: LondonDate;
}

@Injectable()
export class Scoring {
  constructor(
    private readonly transactions: Transactions,
    private readonly interests: Interests,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a member's scores, once. The same sheet again changes nothing; another one is refused, so
   * that of two tabs the second doesn't overwrite the first.
   * The caller has seen that the person has a seat on the panel, and that every criterion is scored.
   * @throws Refused with every reason.
   */
  send(command: SendScores): Promise<void> {
    const { applicationId, personId, scores, comment, suggestedPence } = command;
    return this.transactions.run(async (tx) => {
      const bid = await lockedBid(tx, applicationId);
      await tx.query('SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]); // two tabs, one after the other
      const sent = await tx.findOneBy(ScoreSheet, { applicationId, personId });
      if (sent) return sameOrRefuse(tx, sent, command);
      const { declared, isShut } = await this.interests.standing(personId, applicationId, tx);
      refuseIfAny(
        refusalsToScore({
          status: bid.status,
          requestedPence: BigInt(bid.requestedPence),
          interest: isShut ? 'pecuniary' : declared,
          suggestedPence,
        }),
      );

      const sentAt = this.clock.now();
      const sheet = { applicationId, personId, comment, suggestedPence, sentAt };
      const { id: sheetId } = await tx.save(ScoreSheet, sheet);
      await tx.insert(
        Score,
        scores.map((score) => ({ sheetId, ...score })),
      );
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'scored',
        by: personId,
        detail: { isLate: londonDateOf(sentAt) > bid.scoreBy },
      });
    });
  }
}

async function lockedBid(tx: Tx, applicationId: string): Promise<BidToScore> {
  const [bid] = await tx.query<BidToScore[]>(
    `SELECT a.status, a.requested_pence AS "requestedPence",
            to_char(r.score_by, 'YYYY-MM-DD') AS "scoreBy"
       FROM application a JOIN round r ON r.id = a.round_id WHERE a.id = $1 FOR SHARE OF a`,
    [applicationId],
  );
  return bid ?? refuse('no-such-bid', 'There is no such bid');
}

async function sameOrRefuse(tx: Tx, sent: ScoreSheet, command: SendScores): Promise<void> {
  const scores = await tx.findBy(Score, { sheetId: sent.id });
  const isSame =
    sent.comment === command.comment &&
    sent.suggestedPence === command.suggestedPence &&
    scores.length === command.scores.length &&
    command.scores.every((given) =>
      scores.some(
        ({ criterionId, points, reason }) =>
          criterionId === given.criterionId && points === given.points && reason === given.reason,
      ),
    );
  if (isSame) return;
  refuse(
    'scores-already-sent',
    `You sent your scores for this bid on ${formatMoment(sent.sentAt)}, and they stand. What you typed now is below, and was not sent`,
  );
}
