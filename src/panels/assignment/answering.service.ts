import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Assignment, type AssignmentAnswer } from './assignment.entity.js';
import { refusalsToAnswer } from './assigning.rules.js';

export interface AnswerAssignment {
  readonly applicationId: string;
  readonly personId: string;
  readonly answer: AssignmentAnswer;
  /** Why they can't; '' when they can. */
  readonly reason: string;
}

@Injectable()
export class AnsweringAssignments {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Accepts or declines to score a bid. Who has accepted may decline later, until their scores are in. The same
   * again changes nothing. An answer and a sheet of one member come one after the other.
   * The caller has seen that the bid isn't shut to them.
   * @throws Refused with every reason, also when it is not assigned to them any more.
   */
  answer({ applicationId, personId, answer, reason }: AnswerAssignment): Promise<void> {
    return this.transactions.run(async (tx) => {
      const [bid] = await tx.query<{ status: string }[]>(
        'SELECT status FROM application WHERE id = $1 FOR SHARE',
        [applicationId],
      );
      await tx.query('SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
      const own = { applicationId, personId, takenBackAt: IsNull() };
      const asked = await tx.findOneBy(Assignment, own);
      if (!bid || !asked) {
        return refuse('not-assigned', 'This bid is not assigned to you any more');
      }
      if (asked.answer === answer && asked.reason === reason) return;
      const sent = await tx.query<unknown[]>(
        'SELECT FROM score_sheet WHERE application_id = $1 AND person_id = $2 LIMIT 1',
        [applicationId, personId],
      );
      const isSent = sent.length > 0;
      refuseIfAny(refusalsToAnswer({ ...bid, isSent, before: asked.answer, answer, reason }));
      await tx.update(Assignment, own, {
        answer,
        reason: answer === 'declined' ? reason : '',
        answeredAt: this.clock.now(),
      });
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: `assignment-${answer}`,
        by: personId,
        detail: { reason },
      });
    });
  }
}
