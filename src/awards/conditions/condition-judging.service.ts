import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Award } from '../award.entity.js';
import { AwardCondition } from './award-condition.entity.js';
import { AwardConditionAct } from './award-condition-act.entity.js';
import { refusalsToMeet, refusalsToTakeBack, type ConditionFacts } from './condition.rules.js';

export interface JudgeCondition {
  readonly awardId: string;
  readonly number: number;
  /** The evidence, or why it is taken back. */
  readonly words: string;
  readonly by: string;
}

/** The coordinator says that a condition is met, so that the payments behind it can go; or takes that back. */
@Injectable()
export class ConditionJudging {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A second click changes nothing. @throws Refused when it can't be met, or is already. */
  meet(command: JudgeCondition): Promise<void> {
    const { words: evidence, by: metBy } = command;
    const met = { metAt: this.clock.now(), metBy, evidence };
    return this.judge(command, 'met', refusalsToMeet, met);
  }

  /** What was paid on it stays paid. A second click changes nothing. @throws Refused when it isn't met. */
  takeBack(command: JudgeCondition): Promise<void> {
    const open = { metAt: null, metBy: null, evidence: null };
    return this.judge(command, 'taken-back', refusalsToTakeBack, open);
  }

  private judge(
    { awardId, number, words, by }: JudgeCondition,
    act: 'met' | 'taken-back',
    refusalsTo: (facts: ConditionFacts) => ReturnType<typeof refusalsToMeet>,
    change: Pick<AwardCondition, 'metAt' | 'metBy' | 'evidence'>,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const award = await tx.findOne(Award, { where: { id: awardId }, lock });
      const condition = await tx.findOneBy(AwardCondition, { awardId, number });
      if (!award || !condition) throw new NotFoundException();
      const { id: conditionId, kind } = condition;
      const last = await lastAct(tx, conditionId);
      if (last?.act === act && last.words === words && last.by === by) return;
      refuseIfAny(refusalsTo({ kind, status: award.status, isMet: condition.metAt !== null }));
      await tx.update(AwardCondition, { id: conditionId }, change);
      await tx.insert(AwardConditionAct, {
        ...{ conditionId, number: (last?.number ?? 0) + 1, act, words },
        ...{ at: this.clock.now(), by },
      });
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: `condition-${act}`,
        by,
        detail: { number, words },
      });
    });
  }
}

function lastAct(tx: Tx, conditionId: string): Promise<AwardConditionAct | null> {
  return tx.findOne(AwardConditionAct, { where: { conditionId }, order: { number: 'DESC' } });
}
