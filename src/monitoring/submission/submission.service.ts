import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Pence } from '../../kernel/pence.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { returnSubmitted } from '../monitoring.events.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';
import { ReturnFactsQueries } from './return-facts.queries.js';
import { refusalsToSubmit } from './submission.rules.js';

export interface SubmitReturn {
  readonly returnId: string;
  /** Of the whole award, since it began. */
  readonly spentPence: Pence;
  readonly peopleReached: number;
  readonly story: string;
  /** '' when nothing changed. */
  readonly changes: string;
  /** The person's id. */
  readonly by: string;
}

@Injectable()
export class ReturnSubmission {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: ReturnFactsQueries,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores the answers and has them sent to the panel. The same answers again change nothing.
   * @throws Refused when other answers have been sent already, or the sum can't be right.
   */
  submit({ returnId, by, ...answers }: SubmitReturn): Promise<void> {
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, returnId);
      if (isSecondClick(facts.stored, answers)) return;
      refuseIfAny(refusalsToSubmit(facts, answers.spentPence));

      await tx.update(
        MonitoringReturn,
        { id: returnId },
        { ...answers, status: 'submitted', submittedAt: this.clock.now(), submittedBy: by },
      );
      await this.audit.record(tx, {
        subject: `award/${facts.stored.awardId}`,
        act: 'return-submitted',
        by,
        detail: { number: facts.stored.number, spentPence: answers.spentPence.toString() },
      });
      await this.outbox.add(tx, returnSubmitted(returnId));
    });
  }
}

function isSecondClick(
  stored: MonitoringReturn,
  answers: Omit<SubmitReturn, 'returnId' | 'by'>,
): boolean {
  const facts = ['spentPence', 'peopleReached', 'story', 'changes'] as const;
  return stored.status === 'submitted' && facts.every((fact) => stored[fact] === answers[fact]);
}
