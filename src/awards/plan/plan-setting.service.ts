import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { columnsOf } from '../../rounds/payment-plan/part-columns.rules.js';
import { planKey } from '../../rounds/payment-plan/payment-plan.rules.js';
import { Agreements } from '../agreement/agreements.service.js';
import { Award } from '../award.entity.js';
import { AwardPlans } from '../award-plans.queries.js';
import { AwardCondition } from '../conditions/award-condition.entity.js';
import { AwardPlanPart } from './award-plan-part.entity.js';
import { AwardPlanVersion } from './award-plan.entity.js';
import { refusalsToPlan, type PartOfPlan } from './plan.rules.js';

export interface SetAwardPlan {
  readonly awardId: string;
  /** The first payment first; they come to the award. */
  readonly parts: readonly PartOfPlan[];
  readonly reason: string;
  /** The person's id. */
  readonly by: string;
}

/** How one award is paid, where it is not as its round says. */
@Injectable()
export class AwardPlanSetting {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: AwardPlans,
    private readonly agreements: Agreements,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Another plan, until somebody signs: of an award that is offered the next agreement is made as well, and its people
   * are told. The same again (a double click) changes nothing.
   * @param seen `planKey` of the plan that the form was shown with.
   * @throws Refused once somebody has signed, when somebody else set one meanwhile, and for what can't be paid so.
   */
  set(command: SetAwardPlan & { readonly seen: string }): Promise<void> {
    const { awardId, parts, seen } = command;
    return this.transactions.run(async (tx) => {
      const award = await tx.findOne(Award, {
        where: { id: awardId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!award) throw new NotFoundException();
      const stands = await this.plans.ofAward(awardId, tx);
      const from = planKey(stands.parts);
      if (from === planKey(parts)) return;
      const { amountPence, returnMonths } = stands;
      const conditions = await tx.findBy(AwardCondition, { awardId });
      const lastWithCondition = Math.max(0, ...conditions.map(({ beforePart }) => beforePart ?? 0));
      const returns = returnMonths.length;
      const facts = { status: award.status, amountPence, returns, lastWithCondition };
      refuseIfAny(refusalsToPlan(facts, parts));
      if (seen !== from) {
        refuse(
          'plan-set-meanwhile',
          'Somebody else changed this meanwhile: what stands now is above what you entered',
        );
      }
      await this.record(tx, command);
      await this.agreements.remake(tx, award, command.by); // which says how it is paid
    });
  }

  /** For whoever changes a signed award by an act of their own: its newest plan. They have locked the award. */
  async record(tx: Tx, { awardId, parts, reason, by }: SetAwardPlan): Promise<void> {
    const version = ((await tx.maximum(AwardPlanVersion, 'version', { awardId })) ?? 0) + 1;
    const setAt = this.clock.now();
    await tx.insert(AwardPlanVersion, { awardId, version, reason, setAt, setBy: by });
    await tx.insert(
      AwardPlanPart,
      parts.map((part, at) => ({
        ...{ awardId, version, number: at + 1, amountPence: part.amountPence },
        ...columnsOf(part),
      })),
    );
    await this.audit.record(tx, {
      subject: `award/${awardId}`,
      act: 'payment-plan-set',
      by,
      detail: { version, payments: parts.length, reason },
    });
  }
}
