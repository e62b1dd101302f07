import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Round } from '../round.entity.js';
import { columnsOf } from './part-columns.rules.js';
import { planKey, refusalsOfTerms, type PlanPart } from './payment-plan.rules.js';
import { RoundPart } from './round-part.entity.js';
import { RoundParts } from './round-parts.queries.js';

export interface SetPaymentPlan {
  readonly roundId: string;
  readonly parts: readonly PlanPart[];
  /** `planKey` of the plan that stood when the form was shown. */
  readonly seen: string;
  readonly by: string;
}

/** By which payments the awards of a round are paid. */
@Injectable()
export class PaymentPlanning {
  constructor(
    private readonly transactions: Transactions,
    private readonly parts: RoundParts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Another plan; what it was stays on the record. The same again (a double click) changes nothing.
   * @throws Refused once the round is open, as groups apply knowing how they would be paid; when somebody else
   * changed it meanwhile; and for what can't be paid in this order.
   */
  set({ roundId, parts, seen, by }: SetPaymentPlan): Promise<void> {
    return this.transactions.run(async (tx) => {
      const round = await tx.findOne(Round, {
        where: { id: roundId },
        lock: { mode: 'for_no_key_update' },
      });
      if (!round) throw new NotFoundException();
      const stands = await this.parts.of(roundId, tx);
      const [from, to] = [planKey(stands), planKey(parts)];
      if (from === to) return;
      if (round.opensAt <= this.clock.now()) {
        refuse('round-is-open', 'The round is open: how its awards are paid can’t be changed');
      }
      if (seen !== from) {
        refuse(
          'plan-set-meanwhile',
          'Somebody else changed this meanwhile: what stands now is above what you entered',
        );
      }
      refuseIfAny(refusalsOfTerms(parts, round.returnMonths.length));
      await tx.delete(RoundPart, { roundId });
      await insertParts(tx, roundId, parts);
      await this.audit.record(tx, {
        subject: `round/${roundId}`,
        act: 'payment plan set',
        by,
        detail: { from, to },
      });
    });
  }
}

/** Joins the transaction in which the round is opened, or its plan set. */
export async function insertParts(
  tx: Tx,
  roundId: string,
  parts: readonly PlanPart[],
): Promise<void> {
  await tx.insert(
    RoundPart,
    parts.map((part, at) => ({ roundId, number: at + 1, share: part.share, ...columnsOf(part) })),
  );
}
