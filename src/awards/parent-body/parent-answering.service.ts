import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { londonDateOf, type LondonDate } from '../../kernel/london.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { stateOf, type ParentsWord } from '../decision/outcome.rules.js';
import { Settling } from '../decision/settling.service.js';
import { RatificationFactsQueries } from '../ratification/ratification-facts.queries.js';
import { RatificationOfDecision } from '../ratification/ratification.entity.js';
import { RatificationText } from '../ratification/ratification-text.entity.js';
import { ParentAnswer } from './parent-answer.entity.js';
import { refusalsToRecordAnswer } from './parent-answering.rules.js';

export interface RecordParentAnswer {
  readonly decisionId: string;
  readonly answer: ParentsWord;
  readonly answeredOn: LondonDate;
  readonly evidence: string;
  readonly by: string;
}

@Injectable()
export class ParentAnswering {
  constructor(
    private readonly transactions: Transactions,
    private readonly factsOf: RatificationFactsQueries,
    private readonly settling: Settling,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Records what the parent body said, and commits the money or gives it back to the round. The same again changes
   * nothing.
   * @throws Refused when the decision does not wait for it.
   * @throws NotFoundException when there is no such decision.
   */
  record({ decisionId, answer, answeredOn, evidence, by }: RecordParentAnswer): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { decision, application, parts } = await this.factsOf.lockRecommendation(
        tx,
        decisionId,
      );
      const before = await tx.findOneBy(ParentAnswer, { decisionId });
      if (before?.answer === answer && before.evidence === evidence) return;
      const ratification = await tx.findOneBy(RatificationOfDecision, { decisionId });
      const state = stateOf({
        outcome: decision.outcome,
        isCarried: decision.isCarried,
        needsParent: decision.needsParent,
        ratification: ratification?.status ?? null,
        parentAnswer: before?.answer ?? null,
      });
      refuseIfAny(
        refusalsToRecordAnswer({
          ...{ state, answeredOn, today: this.clock.today() },
          recommendedOn: londonDateOf(decision.decidedAt),
        }),
      );
      const recordedAt = this.clock.now();
      const said = { answer, answeredOn, evidence };
      await tx.insert(ParentAnswer, { decisionId, ...said, recordedAt, recordedBy: by });
      await this.audit.record(tx, {
        subject: `application/${application.id}`,
        act: `parent-${answer}`,
        by,
        detail: { decisionId, ...said },
      });
      if (answer === 'refused') {
        await this.settling.takeBack(tx, application, decisionId, by);
        return;
      }
      const text =
        ratification &&
        (await tx.findOne(RatificationText, {
          where: { ratificationId: ratification.id },
          order: { version: 'DESC' },
        }));
      const conditions = text?.conditions ?? decision.conditions;
      await this.settling.award(tx, application, parts, conditions, by);
    });
  }
}
